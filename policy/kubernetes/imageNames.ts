/**
 * An image's reference as container runtimes report it: with the registry, folder and tag that they add, and by its digest alone where
 * it names one.
 * @source https://github.com/distribution/reference, normalize.go
 */
export function fullName(image: string): string {
    const [tagged = "", digest] = image.split("@");
    const name = withRegistry(tagged);
    if (digest !== undefined) {
        return `${name.replace(/:[^:/]+$/, "")}@${digest}`;
    }
    return /:[^:/]+$/.test(name) ? name : `${name}:latest`;
}

function withRegistry(name: string): string {
    const [host = "", ...path] = name.split("/");
    const isHost = path.length > 0 && /[.:]|^localhost$/.test(host);
    const full = isHost
        ? name.replace(/^(registry-1\.|index\.)docker\.io\//, "docker.io/")
        : `docker.io/${name}`;
    return full.replace(/^docker\.io\/(?=[^/]+$)/, "docker.io/library/");
}
