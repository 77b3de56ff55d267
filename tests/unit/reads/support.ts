import * as pulumi from "@pulumi/pulumi";
import { startTestEmulator, type TestEmulator } from "../../support/emulator";
import { country } from "../../support/rules";

/** An emulated project for the tests of a file, empty before each; reads find it by the environment alone. */
export function useReads(): { readonly emulator: TestEmulator } {
    let emulator: TestEmulator;
    const before = { ...process.env };
    beforeAll(async () => {
        emulator = await startTestEmulator({ cmsLagMs: 0 });
    });
    beforeEach(async () => {
        await emulator.reset();
        emulator.configure({ switches: { duplicateNames: "refused" } });
        pulumi.runtime.setAllConfig({});
        setEnvironment({
            CONTENTSTACK_PERSONALIZE_BASE_URL: emulator.url,
            CONTENTSTACK_PERSONALIZE_PROJECT_UID: emulator.projectUid,
            CONTENTSTACK_AUTHTOKEN: emulator.authtoken,
            CONTENTSTACK_ORGANIZATION_UID: emulator.organizationUid,
            CONTENTSTACK_PERSONALIZE_REQUESTS_PER_SECOND: "100000",
        });
    });
    afterAll(async () => {
        process.env = before;
        await emulator?.close();
    });
    return {
        get emulator() {
            return emulator;
        },
    };
}

/** The developer's own settings must not reach a test. */
export function setEnvironment(settings: NodeJS.ProcessEnv): void {
    for (const name of Object.keys(process.env)) if (/^CONTENTSTACK_/.test(name)) delete process.env[name];
    Object.assign(process.env, settings);
}

/** What a promise is rejected with, in words. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
    return promise.then(
        (value) => {
            throw new Error(`expected a refusal, got ${JSON.stringify(value)}`);
        },
        (error: Error) => `${error.name}: ${error.message}`,
    );
}

/** The value of an output. */
export function settled<T>(output: pulumi.Output<T>): Promise<T> {
    return new Promise((resolve) => output.apply(resolve));
}

export const definition = country("DE");

interface Made {
    uid: string;
    shortUid: string;
    latestVersion: string;
}

/** An experience whose only version has the variants of these names and this status. */
export async function segmented(
    { api }: TestEmulator,
    name: string,
    status: "DRAFT" | "ACTIVE",
    ...variants: string[]
): Promise<Made> {
    const audience = await api.post<Made>("/audiences", { name: `For ${name}`, definition });
    const made = await api.post<Made>("/experiences", { name, __type: "SEGMENTED" });
    await api.put(`/experiences/${made.uid}/versions/${made.latestVersion}`, {
        status,
        variants: variants.map((each) => ({
            __type: "SegmentedVariant",
            name: each,
            audiences: [audience.uid],
            audienceCombinationType: "AND",
        })),
    });
    return made;
}
