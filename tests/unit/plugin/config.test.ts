import { configFailures, providerSources } from "../../../provider/host/shared/providerSettings";

const env = { CONTENTSTACK_AUTHTOKEN: "blt0000000000000001", EU_TOKEN: "blt0000000000000002" };
const project = { region: "AWS-EU", projectUid: "0e4a1a70b0a5e00000000001" };

describe("the token of a provider", () => {
    const tokenOf = (args: object, isExplicit: boolean) =>
        providerSources({ ...args }, isExplicit, env).env.CONTENTSTACK_AUTHTOKEN;

    test("comes from the environment", () => {
        expect(tokenOf({}, false)).toBe(env.CONTENTSTACK_AUTHTOKEN);
        expect(tokenOf({}, true)).toBe(env.CONTENTSTACK_AUTHTOKEN);
    });

    test("comes from the variable that the provider names", () => {
        expect(tokenOf({ authtokenEnv: "EU_TOKEN" }, true)).toBe(env.EU_TOKEN);
    });

    test("of a provider that the program constructs is its own, if it has one", () => {
        const own = { authtoken: "blt0000000000000003" };
        expect(tokenOf(own, true)).toBeUndefined();
        expect(providerSources(own, true, env).config("authtoken")).toBe(own.authtoken);
        // The stack's configuration keeps a copy of an old token in the state.
        expect(tokenOf(own, false)).toBe(env.CONTENTSTACK_AUTHTOKEN);
    });
});

describe("mistakes in the settings of a provider", () => {
    const failures = (args: object) => configFailures({ ...project, ...args }, true);

    test("an unknown setting suggests the nearest one", () => {
        expect(failures({ projectUID: "x" })).toEqual([
            { property: "projectUID", reason: expect.stringMatching(/Did you mean .*:projectUid/) },
        ]);
    });

    test("a variable that is not set is named", () => {
        expect(failures({ authtokenEnv: "NOT_SET_HERE" })).toEqual([
            { property: "authtokenEnv", reason: expect.stringMatching(/NOT_SET_HERE, which is not set/) },
        ]);
    });

    test("all other mistakes are those of the stack's configuration", () => {
        const [failure] = failures({ region: "EUROPE", authtoken: "blt0000000000000003" });
        expect(failure?.reason).toMatch(/“EUROPE” is not a region/);
        expect(failures({ requestsPerSecond: 5, authtoken: "blt0000000000000003" })).toEqual([]);
    });
});
