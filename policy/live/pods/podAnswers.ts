import type { PodAnswer } from "./pods.ts";

/** What curl's exit codes mean to us; the rest is an answer that nobody understands. */
const kinds: Readonly<Record<number, PodAnswer["kind"]>> = {
    0: "answered",
    6: "unresolved",
    7: "refused",
    28: "timedOut",
    35: "untrusted",
    51: "untrusted",
    60: "untrusted",
};

/** Answers by the number of their question, from what a container printed. */
export function answersIn(log: string): ReadonlyMap<number, PodAnswer> {
    return new Map(
        log.split("\n").flatMap((line) => {
            const [number = "", code, text = ""] = line.split("\t");
            return code === undefined
                ? []
                : [
                      [
                          Number(number),
                          { kind: kinds[Number(code)] ?? "broken", text: text.trim() },
                      ] as const,
                  ];
        }),
    );
}
