import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

import { clientCommand, withLocalFiles } from "../../../local/spark/clientCommand.ts";

/** The arguments that Spark's program would get from the shell. */
function argumentsOf(command: readonly string[]): string[] {
    const [shell = "", option = "", script = "", ...rest] = command;
    const shown = script.replace(/^exec \S+/, 'printf "%s\\n"');
    return execFileSync(shell, [option, shown, ...rest], {
        encoding: "utf8",
        env: { POD_IP: "10.0.0.1", POD_NAME: "spark-client-1" },
    })
        .trimEnd()
        .split("\n");
}

describe("clientCommand", () => {
    it("has executors reach the driver by the pod's address, and end with the pod", () => {
        const args = argumentsOf(clientCommand("sql", [], "spark-client-1"));

        for (const setting of [
            "spark.driver.host=10.0.0.1",
            "spark.driver.port=7078",
            "spark.blockManager.port=7079",
            "spark.kubernetes.driver.pod.name=spark-client-1",
        ]) {
            assert.equal(args[args.indexOf(setting) - 1], "--conf", setting);
        }
    });

    it("submits to the cluster without waiting, under a name by which we follow the driver", () => {
        const args = argumentsOf(clientCommand("submit", [], "spark-client-1"));

        assert.ok(args.includes("spark.submit.deployMode=cluster"));
        assert.ok(args.includes("spark.kubernetes.submission.waitAppCompletion=false"));
        assert.ok(args.includes("spark.kubernetes.driver.pod.name=spark-client-1-driver"));
        assert.ok(
            args.includes("spark.kubernetes.driver.label.sparkstead.io/client=spark-client-1"),
        );
    });

    it("hands on the user's arguments as they are, after its own", () => {
        const args = ["-e", "select 'a  b', \"$HOME\"; -- `id`", "--conf", "spark.x=1"];

        assert.deepEqual(
            argumentsOf(clientCommand("sql", args, "spark-client-1")).slice(-args.length),
            args,
        );
    });

    for (const [kind, program] of [
        ["sql", "spark-sql"],
        ["shell", "spark-shell"],
        ["submit", "spark-submit"],
    ] as const) {
        it(`runs ${program} for ${kind}`, () => {
            assert.match(
                clientCommand(kind, [], "x")[2] ?? "",
                new RegExp(`^exec /opt/spark/bin/${program} `),
            );
        });
    }
});

describe("withLocalFiles", () => {
    it("names files of this machine by their place in the pod, and leaves the rest", () => {
        const files: Readonly<Record<string, string>> = { "jobs/pi.py": "/home/me/jobs/pi.py" };

        assert.deepEqual(
            withLocalFiles(["--name", "pi", "jobs/pi.py", "10"], (argument) => files[argument]),
            {
                args: ["--name", "pi", "/opt/spark/work-dir/pi.py", "10"],
                files: [{ here: "/home/me/jobs/pi.py", there: "/opt/spark/work-dir/pi.py" }],
            },
        );
    });
});
