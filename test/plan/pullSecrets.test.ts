import assert from "node:assert/strict";

import { Decrypted } from "../../stacks/config/decrypted.ts";
import { planFaults, planWith } from "../support/config.ts";

const text = '{ "auths": { "registry.corp": { "auth": "dXNlcjpwYXNz" } } }';
const credentials = new Decrypted(text);

function faultsOf(registryCredentials: unknown): string[] {
    return planFaults({ images: { registryCredentials } });
}

describe("the plan's pull secrets", () => {
    it("are those that the config names, and none of the platform's own", () => {
        const { images } = planWith({ images: { pullSecrets: ["regcred"] } });

        assert.deepEqual(images.pullSecrets, ["regcred"]);
        assert.equal(images.madePullSecret, undefined);
    });

    it("begin with the platform's own where the config has credentials", () => {
        const { images, runtime } = planWith({
            images: { pullSecrets: ["regcred"], registryCredentials: credentials },
        });

        assert.deepEqual(images.pullSecrets, ["registry-credentials", "regcred"]);
        assert.equal(images.madePullSecret, "registry-credentials");
        assert.deepEqual(runtime.imagePullSecrets, images.pullSecrets);
    });

    it("hold nothing of the credentials, since the plan is published", () => {
        const plan = planWith({ images: { registryCredentials: credentials } });

        assert.doesNotMatch(JSON.stringify(plan), /dXNlcjpwYXNz|registry\.corp/);
    });

    it("are refused where the config names one as the platform's own is called", () => {
        const images = { pullSecrets: ["registry-credentials"], registryCredentials: credentials };

        assert.deepEqual(planFaults({ images }), [
            'sparkstead:images.pullSecrets: found "registry-credentials", which the platform makes of images.registryCredentials; give yours another name, or leave one of the two out',
        ]);
    });

    it("take what Pulumi has encrypted as it is: a command that reads the stack's file sees no more", () => {
        assert.deepEqual(faultsOf({ secure: "v1:abc" }), []);
    });

    for (const [about, given] of [
        ["a password alone", "dXNlcjpwYXNz"],
        ["a file without registries", '{ "auths": {} }'],
        ["an object", { auths: { "registry.corp": { auth: "dXNlcjpwYXNz" } } }],
        ["a number", 20261121],
    ] as const) {
        it(`are refused as ${about}, in words that do not show it`, () => {
            const [fault = "", ...more] = faultsOf(new Decrypted(given));

            assert.deepEqual(more, []);
            assert.match(fault, /^sparkstead:images\.registryCredentials: found no .*config\.json/);
            assert.doesNotMatch(fault, /dXNlcjpwYXNz|20261121/);
        });
    }

    it("are refused where they lie in plain text, in words that do not show them", () => {
        const [fault = "", ...more] = faultsOf(text);

        assert.deepEqual(more, []);
        assert.match(
            fault,
            /^sparkstead:images\.registryCredentials: found no secret but plain text, .* --secret /,
        );
        assert.doesNotMatch(fault, /dXNlcjpwYXNz/);
    });

    it("are refused where Docker keeps the credentials elsewhere", () => {
        const [fault = ""] = faultsOf(
            new Decrypted('{ "auths": { "a.corp": {} }, "credsStore": "desktop" }'),
        );

        assert.match(fault, /found no credentials for a\.corp: a credential store/);
    });
});
