import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { catalogue, type CatalogueImage, type ImageName } from "../../images/catalogue.ts";
import { downloads } from "../../images/downloads.ts";
import { goTools } from "../../local/builds/goTool.ts";
import { debianRelease } from "../../local/images/debian.ts";
import { fileName } from "../../local/images/downloads.ts";
import { type JarSet, jarSetFolder } from "../../local/images/jars.ts";
import { type RecipeName, recipes } from "../../local/images/recipes.ts";

const images = Object.entries(catalogue) as [ImageName, CatalogueImage][];
const recipeNames = Object.keys(recipes) as RecipeName[];
const folder = join(import.meta.dirname, "..", "..", "images");

/** Registries and names that serve nothing any more, or nothing that is kept up. */
const dead = /bitnami|^docker\.io\/minio\/|^gcr\.io\/k8s|^k8s\.gcr\.io\//;

describe("the image catalogue", () => {
    it("names a registry and a version in every upstream reference", () => {
        for (const [name, { upstream }] of images) {
            // A release of a distribution goes by its name.
            assert.match(
                upstream.replace(`:${debianRelease}-`, ":12-"),
                /^[a-z0-9.-]+\.[a-z]+\/[a-z0-9./-]+:[A-Za-z0-9._-]*\d/,
                name,
            );
        }
    });

    it("asks upstream for a probe of the release that ours is made of, so of the same curl", () => {
        assert.match(catalogue.probe.upstream, new RegExp(`:${debianRelease}-curl$`));
    });

    it("takes nothing from a registry that is dead", () => {
        const found = images.filter(([, { upstream }]) => dead.test(upstream));

        assert.deepEqual(found, []);
    });

    it("runs only the node's helper shell as root", () => {
        const roots = images.filter(([, { uid, gid }]) => uid === 0 || gid === 0);

        assert.deepEqual(
            roots.map(([name]) => name),
            ["shell"],
        );
    });

    it("gives as Spark's Hadoop, S3A and committers the versions that are fetched", () => {
        const { versions, version } = catalogue.spark;

        assert.equal(downloads.pyspark.version, version);
        assert.equal(downloads.sparkHadoopCloud.version, versions.spark);
        assert.equal(downloads.hadoopAws.version, versions.hadoop);
        assert.equal(downloads.awsSdkBundle.version, versions.awsSdk);
        assert.ok(downloads.sparkHadoopCloud.artifact.endsWith(`_${versions.scala}`));
    });

    it("gives as versions of what jars make those that Maven resolved", () => {
        const { hadoop, hiveMetastore, livy, zookeeper } = catalogue;
        const { versions } = hiveMetastore;

        for (const artifact of ["hadoop-common", "hadoop-hdfs", "hadoop-hdfs-httpfs"]) {
            assert.match(lock("hadoop"), new RegExp(`/${artifact}-${hadoop.version}\\.jar$`, "m"));
        }
        assert.match(lock("zookeeper"), new RegExp(`/zookeeper-${zookeeper.version}\\.jar$`, "m"));
        assert.match(lock("livy"), new RegExp(`/livy-server-${livy.version}\\.jar$`, "m"));
        for (const jar of [
            `hadoop-client-runtime-${versions.hadoop}`,
            `postgresql-${versions.postgresDriver}`,
            `mariadb-java-client-${versions.mariadbDriver}`,
        ]) {
            assert.ok(lock("hiveMetastore").includes(`/${jar}.jar\n`), jar);
        }
    });

    it("gives as versions of what Go builds those of the modules", () => {
        for (const name of [
            "coredns",
            "localPathProvisioner",
            "metricsServer",
            "minio",
            "pause",
            "sparkOperator",
        ] as const) {
            assert.equal(catalogue[name].version, goTools[name].version, name);
        }
        assert.equal(catalogue.minio.versions.mc, goTools.mc.version);
    });
});

describe("the Containerfiles", () => {
    it("are there for every recipe and for nothing else", () => {
        const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) =>
            entry.isDirectory(),
        );

        assert.deepEqual(folders.map((entry) => entry.name).sort(), [...recipeNames].sort());
    });

    for (const name of recipeNames) {
        it(`copy into ${name} exactly what lies in its folder or is pinned`, () => {
            const beside = readdirSync(join(folder, name)).filter(
                (file) => !file.startsWith("Containerfile"),
            );

            assert.deepEqual(copied(name).sort(), [...beside, ...pinned(name)].sort());
        });
    }

    for (const [name, { uid, gid }] of images) {
        it(`end ${name} as the catalogue's user`, () => {
            const user = [...containerfile(name).matchAll(/^USER (.+)$/gm)].at(-1)?.[1] ?? "0:0";

            assert.equal(user, `${String(uid)}:${String(gid)}`);
        });
    }

    it("build what no upstream provides on the catalogue's base unless another is given", () => {
        for (const name of ["spark", "hiveMetastore"] as const) {
            assert.ok(containerfile(name).startsWith(`ARG BASE=${catalogue[name].upstream}\n`));
        }
    });

    it("fetch nothing while they build", () => {
        for (const name of recipeNames) {
            assert.doesNotMatch(containerfile(name), /https?:|apt-get|curl|wget|pip install/, name);
        }
    });
});

function lock(set: JarSet): string {
    return readFileSync(join(jarSetFolder(set), "jars.lock"), "utf8");
}

function containerfile(name: RecipeName): string {
    return readFileSync(join(folder, name, "Containerfile"), "utf8");
}

/** Files of the context that a Containerfile takes. */
function copied(name: RecipeName): string[] {
    const lines = [...containerfile(name).matchAll(/^(?:COPY|ADD) (?!.*--from)(.+)$/gm)];
    return lines.flatMap((line) => {
        const words = (line[1] ?? "").split(" ").filter((word) => !word.startsWith("--"));
        return words.slice(0, -1);
    });
}

function pinned(name: RecipeName): string[] {
    const { tools = [], downloads: files = [], jars, debian } = recipes[name];
    return [
        ...tools.flatMap((tool) => Object.keys(tool.binaries)),
        ...files.map(fileName),
        ...(jars === undefined ? [] : ["jars/"]),
        ...(debian === undefined ? [] : ["debian.tar"]),
    ];
}
