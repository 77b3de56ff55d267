import * as pulumi from "@pulumi/pulumi";
import * as personalize from "../../../provider";

/** What a program with this configuration warns of. */
async function warnings(config: Record<string, string>): Promise<string[]> {
    const told: string[] = [];
    const warn = jest.spyOn(pulumi.log, "warn").mockImplementation(async (text) => {
        told.push(text);
    });
    pulumi.runtime.setAllConfig(config);
    await pulumi.runtime.runInPulumiStack(async () => {
        new personalize.Event("signup", { key: "signup" });
        new personalize.Event("login", { key: "login" });
    });
    warn.mockRestore();
    return told;
}

beforeAll(() =>
    pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs }),
        call: ({ inputs }) => inputs,
    }),
);

test("a key that is not a setting is warned of once, with the setting that was meant", async () => {
    expect(
        await warnings({
            "contentstack-personalize:regoin": "EU",
            "contentstack-personalize:projectUid": "a".repeat(24),
            "other:regoin": "EU",
        }),
    ).toEqual([
        expect.stringMatching(
            /^contentstack-personalize:regoin .*Did you mean contentstack-personalize:region\?.*pulumi config rm contentstack-personalize:regoin/,
        ),
    ]);
});

test("a key like none of them is answered with all settings", async () => {
    const [told, ...more] = await warnings({ "contentstack-personalize:colour": "red" });
    expect(told).toContain("The settings are projectUid, region, ");
    expect(more).toEqual([]);
});

test("settings of this package are no mistake", async () => {
    expect(await warnings({ "contentstack-personalize:region": "EU" })).toEqual([]);
});
