import { planRecovery } from "../../../provider/cli/recover/planRecovery";
import { startTestEmulator, type TestEmulator } from "../../support/emulator";

type Inputs = Record<string, unknown>;

const dynamic = (config: Inputs) =>
    Object.fromEntries(
        Object.entries(config).map(([key, value]) => [`contentstack-personalize:${key}`, value]),
    );

describe("the creates of several providers", () => {
    const emulators: TestEmulator[] = [];
    const before = process.env;

    beforeAll(async () => {
        emulators.push(await startTestEmulator(), await startTestEmulator());
        process.env = { ...before, CONTENTSTACK_AUTHTOKEN: emulators[0]?.authtoken };
    });
    afterAll(async () => {
        process.env = before;
        for (const emulator of emulators) await emulator.close();
    });

    test.each([
        [
            "of TypeScript programs",
            "pulumi-nodejs",
            "pulumi-nodejs:dynamic/contentstack-personalize",
            dynamic,
        ],
        [
            "of the plugin",
            "contentstack-personalize",
            "contentstack-personalize:index",
            (config: Inputs) => config,
        ],
    ])("%s are looked up with the configuration of each", async (_, pkg, types, inputsOf) => {
        const uids: string[] = [];
        const providers = emulators.map(({ config }, index) => ({
            urn: `urn:pulumi:dev::test::pulumi:providers:${pkg}::provider${index}`,
            type: `pulumi:providers:${pkg}`,
            id: "1",
            inputs: inputsOf(config),
        }));
        for (const { api } of emulators) {
            const { uid } = await api.post<{ uid: string }>("/attributes", { key: pkg, name: "Tier" });
            uids.push(uid);
        }
        const stack = {
            deployment: {
                resources: providers,
                pending_operations: providers.map(({ urn, id }, index) => ({
                    type: "creating",
                    resource: {
                        urn: `urn:pulumi:dev::test::${types}:Attribute::tier${index}`,
                        type: `${types}:Attribute`,
                        provider: `${urn}::${id}`,
                        inputs: { key: pkg, name: "Tier", projectUid: emulators[index]?.projectUid },
                    },
                })),
            },
        };
        const decided = await planRecovery(stack, stack, Date.now());
        expect(decided.map(({ decision }) => decision)).toMatchObject(
            uids.map((id) => ({ outcome: "recovered", object: { id, outs: { key: pkg } } })),
        );
    });
});
