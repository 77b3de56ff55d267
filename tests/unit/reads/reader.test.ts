import * as pulumi from "@pulumi/pulumi";
import * as reads from "../../../provider/program/reads";
import { pace } from "../../../provider/program/reads/reader";
import { refusal, setEnvironment, useReads } from "./support";

const world = useReads();
const NAMESPACE = "contentstack-personalize";

test("the stack's configuration comes first, the token from the environment", async () => {
    const { url, projectUid, authtoken } = world.emulator;
    setEnvironment({
        CONTENTSTACK_AUTHTOKEN: authtoken,
        CONTENTSTACK_PERSONALIZE_BASE_URL: "http://127.0.0.1:1",
        CONTENTSTACK_PERSONALIZE_PROJECT_UID: "0123456789abcdef01234567",
    });
    pulumi.runtime.setAllConfig({ [`${NAMESPACE}:baseUrl`]: url, [`${NAMESPACE}:projectUid`]: projectUid });
    expect(await reads.getEvents()).toEqual([]);
    expect(world.emulator.requests()).toHaveLength(1);
});

test("a token in the configuration is refused where it stands in clear, and used where it is a secret", async () => {
    const { authtoken } = world.emulator;
    delete process.env.CONTENTSTACK_AUTHTOKEN;
    const key = `${NAMESPACE}:authtoken`;
    const real = "blt0123456789abcdef";
    pulumi.runtime.setAllConfig({ [key]: real });
    const said = await refusal(reads.getEvents());
    expect(said).toMatch(
        /^ConfigurationError: .*authtoken is stored in the stack configuration as plain text/,
    );
    expect(said).not.toContain(real);
    expect(world.emulator.requests()).toEqual([]);
    pulumi.runtime.setAllConfig({ [key]: authtoken }, [key]);
    expect(await reads.getEvents()).toEqual([]);
});

test("what is missing is said before any request", async () => {
    setEnvironment({});
    expect(await refusal(reads.getEvents())).toMatch(
        /^ConfigurationError: .*for 2 reasons:\n {2}- no region is set.*\n {2}- no token is set/,
    );
    setEnvironment({
        CONTENTSTACK_PERSONALIZE_BASE_URL: world.emulator.url,
        CONTENTSTACK_AUTHTOKEN: world.emulator.authtoken,
    });
    expect(await refusal(reads.getEvents())).toMatch(/^ConfigurationError: getEvents needs a project\./);
    expect(await refusal(reads.getEvent({ key: "a" }))).toMatch(
        /^ConfigurationError: getEvent needs a project\./,
    );
    expect(await refusal(reads.getProjects())).toMatch(/CONTENTSTACK_ORGANIZATION_UID/);
    expect(world.emulator.requests()).toEqual([]);
    expect(await reads.getEvents({ projectUid: world.emulator.projectUid })).toEqual([]);
});

test("what the API refuses is said as the resources say it", async () => {
    process.env.CONTENTSTACK_AUTHTOKEN = "blt0000000000000000";
    expect(await refusal(reads.getEvents())).toMatch(/^UnauthorizedError: .*The authtoken is wrong/);
    process.env.CONTENTSTACK_AUTHTOKEN = world.emulator.authtoken;
    expect(await refusal(reads.getEvents({ projectUid: "0123456789abcdef01234567" }))).toMatch(
        /^NotFoundError: .*The project does not exist/,
    );
});

test("reads keep a fifth of the pace that is set, and no less than one a second where that is allowed", () => {
    expect([10, 1000, 5, 3, 1, 0.5].map(pace)).toEqual([2, 200, 1, 1, 1, 0.5]);
});

test("requests at the same time are shared in a script, and later ones are sent", async () => {
    await Promise.all([reads.getEvents(), reads.getEvents(), refusal(reads.getEvent({ key: "a" }))]);
    expect(world.emulator.requests().length).toBe(2);
    world.emulator.clearRequests();
    await world.emulator.api.post("/events", { key: "a" });
    expect(await reads.getEvents()).toHaveLength(1);
});

test("each run of a program reads a list once, and anew; also of two runs in one process", async () => {
    // Without a mock of `call`, functions read from the server.
    await pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
    } as pulumi.runtime.Mocks);
    const run = () =>
        pulumi.runtime.runInPulumiStack(async () => {
            await reads.getEvents();
            return {
                events: (await reads.getEvents()).length,
                audiences: (await reads.getAudiences()).length,
            };
        });
    const paths = () => world.emulator.requests().map(({ path }) => path);
    await run();
    expect(paths()).toEqual(["/events", "/audiences"]);
    await run();
    expect(paths()).toEqual(["/events", "/audiences", "/events", "/audiences"]);
});
