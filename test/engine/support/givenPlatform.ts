import { TrialPlatform } from "./trialPlatform.ts";

/**
 * Makes everything ready for `up` before a suite's first test, and the platform as the suite wants to find it. Returns how its parts ask
 * for the platform.
 */
export function givenPlatform(
    title: string,
    prepare: (platform: TrialPlatform) => Promise<unknown> = () => Promise.resolve(),
): () => TrialPlatform {
    let made: TrialPlatform | undefined;

    before(title, async function () {
        // With empty caches it builds for half an hour; .ci/run limits the whole.
        this.timeout(0);
        made = await TrialPlatform.ready();
        await prepare(made);
    });

    return () => {
        if (made === undefined) {
            throw new Error("the platform is asked for before it was made ready");
        }
        return made;
    };
}
