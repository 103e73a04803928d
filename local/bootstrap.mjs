// The way in: `node local/bootstrap.mjs <command> [arguments]`. It runs on whatever Node is there, needs nothing installed, and
// hands over to Node 24. Plain and old-fashioned JavaScript, so that an old Node can read it and say what is wrong.
import { spawn, spawnSync } from "child_process";
import { createHash } from "crypto";
import fs from "fs";
import os from "os";
import path from "path";
import { fileURLToPath } from "url";

const oldestForBootstrap = 18;
const oldestForProgram = 24;
const nodeVersion = "24.21.0";

const repository = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const cache = process.env.SPARKSTEAD_CACHE || path.join(os.homedir(), ".cache", "sparkstead");

/** Ends with one sentence. */
function refuse(sentence) {
    process.stderr.write("sparkstead: " + sentence + "\n");
    process.exit(1);
}

function major(version) {
    return Number(version.replace(/^v/, "").split(".")[0]);
}

function main() {
    if (major(process.version) < oldestForBootstrap) {
        refuse(
            "found Node " +
                process.version +
                ", which cannot even fetch a newer one; install Node " +
                oldestForBootstrap +
                " or newer (" +
                oldestForProgram +
                " is used as it is)",
        );
    }
    const script = commandScript(process.argv[2]);
    const node = haveNode();
    haveDependencies(node);
    handOver(node, script, process.argv.slice(3));
}

function commandScript(command) {
    const folder = path.join(repository, "local", "commands");
    const known = fs
        .readdirSync(folder)
        .filter((file) => file.endsWith(".ts"))
        .map((file) => file.slice(0, -".ts".length));
    if (command === undefined || !known.includes(command)) {
        refuse(
            (command === undefined ? "no command given" : 'unknown command "' + command + '"') +
                "; the commands are " +
                known.join(", "),
        );
    }
    return path.join(folder, command + ".ts");
}

/** A Node that strips types: this one, else one fetched from the npm registry into the cache. */
function haveNode() {
    if (major(process.version) >= oldestForProgram) {
        return process.execPath;
    }
    const name = "node-" + process.platform + "-" + process.arch;
    const directory = path.join(
        cache,
        "node-" + nodeVersion + "-" + process.platform + "-" + process.arch,
    );
    const node = path.join(directory, "node_modules", name, "bin", "node");
    if (versionOf(node) === "v" + nodeVersion) {
        return node;
    }
    process.stdout.write(
        "▸ fetch Node " + nodeVersion + " (this one is " + process.version + ")\n",
    );
    const unfinished = directory + ".unfinished";
    fs.rmSync(unfinished, { recursive: true, force: true });
    fs.mkdirSync(unfinished, { recursive: true });
    const installed = npm(process.execPath, unfinished, [
        "install",
        "--prefix",
        unfinished,
        "--no-save",
        "--ignore-scripts",
        name + "@" + nodeVersion,
    ]);
    if (!installed) {
        fs.rmSync(unfinished, { recursive: true, force: true });
        refuse(
            "found Node " +
                process.version +
                ", and npm could not fetch " +
                name +
                "@" +
                nodeVersion +
                " (its words are above); install Node " +
                oldestForProgram +
                " or newer",
        );
    }
    fs.rmSync(directory, { recursive: true, force: true });
    fs.renameSync(unfinished, directory);
    return node;
}

function versionOf(node) {
    const answer = spawnSync(node, ["--version"], { encoding: "utf8" });
    return answer.status === 0 ? answer.stdout.trim() : undefined;
}

/** Installs the dependencies unless those of this very lock file are there; the stamp is written last. */
function haveDependencies(node) {
    const lock = fs.readFileSync(path.join(repository, "package-lock.json"));
    const wanted = createHash("sha256").update(lock).digest("hex");
    const stamp = path.join(repository, "node_modules", ".sparkstead-lock");
    if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === wanted) {
        return;
    }
    process.stdout.write("▸ npm ci\n");
    fs.rmSync(stamp, { force: true });
    if (!npm(node, repository, ["ci"])) {
        refuse("npm ci failed (its words are above); see to that and run this again");
    }
    fs.writeFileSync(stamp, wanted);
}

/**
 * Runs npm with the given Node, quietly; its own words are shown only if it fails. An interruption reaches npm too, which then needs
 * a while to clear up: without a listener we would end before it, and a second npm would meet it in the same folder.
 */
function npm(node, cwd, args) {
    ["SIGINT", "SIGTERM", "SIGHUP"].forEach((signal) => {
        process.on(signal, () => process.exit(128 + os.constants.signals[signal]));
    });
    const result = spawnSync(
        node,
        [npmScript(), "--no-audit", "--no-fund", "--loglevel=error"].concat(args),
        {
            cwd: cwd,
            stdio: ["ignore", "inherit", "inherit"],
        },
    );
    return result.status === 0;
}

/** npm's own script: of the npm that started this, else of the one on PATH. */
function npmScript() {
    const candidates = [process.env.npm_execpath].concat(
        (process.env.PATH || "").split(path.delimiter).map((folder) => path.join(folder, "npm")),
    );
    for (const candidate of candidates) {
        if (candidate && fs.existsSync(candidate)) {
            const script = fs.realpathSync(candidate);
            if (/npm-cli\.c?js$/.test(script)) {
                return script;
            }
        }
    }
    return refuse("found no npm on PATH; install it (it comes with Node)");
}

/**
 * Runs the command in a process group of its own: a Ctrl-C then reaches it once, from here, and it decides what becomes of
 * its children.
 */
function handOver(node, script, args) {
    const child = spawn(node, [script].concat(args), {
        stdio: "inherit",
        detached: true,
        env: Object.assign({}, process.env, proxySettings(), {
            PATH: path.dirname(node) + path.delimiter + (process.env.PATH || ""),
        }),
    });
    ["SIGINT", "SIGTERM", "SIGHUP"].forEach((signal) => {
        process.on(signal, () => child.kill(signal));
    });
    child.on("error", (error) => refuse("could not start " + node + ": " + error.message));
    child.on("close", (code, signal) => {
        process.exit(code === null ? 128 + os.constants.signals[signal] : code);
    });
}

/**
 * npm, Go and curl go through HTTPS_PROXY unasked, Node when told to; what listens on this machine is never behind it.
 * Source: https://nodejs.org/docs/latest-v24.x/api/cli.html, NODE_USE_ENV_PROXY
 */
function proxySettings() {
    const direct = [process.env.no_proxy || process.env.NO_PROXY, "localhost", "127.0.0.1"]
        .filter(Boolean)
        .join(",");
    return { NODE_USE_ENV_PROXY: "1", NO_PROXY: direct, no_proxy: direct };
}

try {
    main();
} catch (error) {
    // What the file system refuses: its words name the place.
    refuse(error.message);
}
