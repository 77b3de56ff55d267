import { inspect } from "node:util";
import { resolveSettings } from "../../../provider/core/api/settings";
import { ConfigurationError } from "../../../provider/core/errors";

const TOKEN = { CONTENTSTACK_AUTHTOKEN: "blt-secret-1" };
const REGION = { CONTENTSTACK_REGION: "AWS-NA" };

const resolve = (stack: Record<string, string> = {}, env: Record<string, string> = {}) =>
    resolveSettings((key) => stack[key], env);

function refusal(stack: Record<string, string> = {}, env: Record<string, string> = {}): string {
    try {
        resolve(stack, env);
    } catch (error) {
        expect(error).toBeInstanceOf(ConfigurationError);
        return (error as Error).message;
    }
    throw new Error("expected to be refused");
}

test("the environment alone is enough, and the rest has defaults", () => {
    const settings = resolve(
        {},
        { ...TOKEN, ...REGION, CONTENTSTACK_PERSONALIZE_PROJECT_UID: "a".repeat(24) },
    );
    expect(settings).toMatchObject({
        baseUrl: "https://personalize-api.contentstack.com",
        projectUid: "a".repeat(24),
        requestsPerSecond: 10,
        attemptTimeoutMs: 30_000,
        operationTimeoutMs: 300_000,
        maxRetries: 4,
        debug: false,
    });
    expect(settings.credentials.kind).toBe("authtoken");
    expect(settings.credentials.token).toBe("blt-secret-1");
});

test("what identifies the target comes from the stack first", () => {
    const env = { ...TOKEN, ...REGION, CONTENTSTACK_PERSONALIZE_PROJECT_UID: "a".repeat(24) };
    const settings = resolve({ region: "GCP-EU", projectUid: "b".repeat(24) }, env);
    expect(settings.baseUrl).toBe("https://gcp-eu-personalize-api.contentstack.com");
    expect(settings.projectUid).toBe("b".repeat(24));
    expect(resolve({ baseUrl: "https://example.com/api/" }, env).baseUrl).toBe("https://example.com/api");
    expect(
        resolve({ region: "EU" }, { ...TOKEN, CONTENTSTACK_PERSONALIZE_BASE_URL: "http://localhost:1" })
            .baseUrl,
    ).toBe("https://eu-personalize-api.contentstack.com");
});

test("the token comes from the environment first, and its kind wins over any in the configuration", () => {
    const oauth = resolve(
        { authtoken: "old-one" },
        { ...REGION, CONTENTSTACK_OAUTH_TOKEN: "new-one" },
    ).credentials;
    expect([oauth.kind, oauth.token, oauth.source]).toEqual(["oauth", "new-one", "environment"]);
    const both = resolve({ authtoken: "a-one", oauthToken: "a-two" }, { ...REGION, ...TOKEN }).credentials;
    expect(both.token).toBe("blt-secret-1");
    const stack = resolve({ oauthToken: "a-two" }, REGION).credentials;
    expect([stack.kind, stack.source]).toEqual(["oauth", "configuration"]);
});

test.each([
    ["AWS-NA", ""],
    ["aws_na", ""],
    ["NA", ""],
    ["us", ""],
    ["eu", "eu-"],
    ["AWS-AU", "au-"],
    ["azure_na", "azure-na-"],
    ["AZURE-EU", "azure-eu-"],
    ["gcp-na", "gcp-na-"],
    ["GCP EU", "gcp-eu-"],
])("region %s", (region, prefix) => {
    expect(resolve({ region }, TOKEN).baseUrl).toBe(`https://${prefix}personalize-api.contentstack.com`);
});

test("an unknown region is named, with the nearest and all that there are", () => {
    const message = refusal({ region: "AZUR-NA" }, TOKEN);
    expect(message).toContain(
        "contentstack-personalize:region: “AZUR-NA” is not a region. Did you mean AZURE-NA?",
    );
    expect(message).toContain("AWS-NA, AWS-EU, AWS-AU, AZURE-NA, AZURE-EU, GCP-NA, GCP-EU");
    expect(refusal({ region: "the moon, the far side" }, TOKEN)).not.toContain("Did you mean");
});

test("all that is missing is said at once, each with what to do", () => {
    const message = refusal();
    expect(message).toMatch(/for 2 reasons/);
    expect(message).toContain("CONTENTSTACK_REGION");
    expect(message).toContain("CONTENTSTACK_AUTHTOKEN");
    expect(message).toContain("pulumi config set --secret contentstack-personalize:authtoken");
});

test("all that is wrong is said at once", () => {
    const stack = {
        region: "NA",
        projectUid: "oops",
        maxRetries: "1.5",
        attemptTimeout: "soon",
        debug: "maybe",
    };
    const message = refusal({ ...stack, requestsPerSecond: "0" }, TOKEN);
    for (const name of ["projectUid", "maxRetries", "attemptTimeout", "debug", "requestsPerSecond"])
        expect(message).toContain(`contentstack-personalize:${name} is “`);
});

test("what contradicts itself in one place is refused, with both names", () => {
    expect(refusal({ region: "NA", baseUrl: "https://example.com" }, TOKEN)).toContain(
        "contentstack-personalize:baseUrl and contentstack-personalize:region are both set and contradict each other",
    );
    expect(refusal({}, { ...REGION, ...TOKEN, CONTENTSTACK_OAUTH_TOKEN: "another" })).toContain(
        "CONTENTSTACK_AUTHTOKEN and CONTENTSTACK_OAUTH_TOKEN are both set",
    );
});

test.each([
    ["http://personalize-api.contentstack.com", "https://"],
    ["http://10.0.0.1:8080", "https://"],
    ["http://localhost.example.com", "https://"],
    ["https://user:hunter22@example.com", "a user name or a password"],
    ["https://example.com/?a=b", "a query or a fragment"],
    ["https://example.com/#x", "a query or a fragment"],
    ["ftp://example.com", "not a URL"],
    ["personalize-api.contentstack.com", "not a URL"],
])("the address %s is refused", (baseUrl, why) => {
    const message = refusal({ baseUrl }, TOKEN);
    expect(message).toContain(why);
    expect(message).not.toContain("hunter22");
});

test.each(["http://localhost:4000", "http://127.0.0.1:4000", "http://127.1.2.3", "http://[::1]:4000"])(
    "the address %s is this machine",
    (baseUrl) => {
        expect(resolve({ baseUrl }, TOKEN).baseUrl).toBe(baseUrl);
    },
);

test.each([
    ["blt-canary secret", "contains white space"],
    ["blt-canary\n", "begins or ends with white space"],
    ["Bearer blt-canary", "Bearer"],
    ["blt-\u0007canary", "control characters"],
    ["blt-canary-☃", "an HTTP header can't carry"],
    ["blt-canary".repeat(1000), "10000 characters"],
])("a token that can't be one is refused without being shown (%#)", (token, why) => {
    const message = refusal({}, { ...REGION, CONTENTSTACK_AUTHTOKEN: token });
    expect(message).toContain("CONTENTSTACK_AUTHTOKEN ");
    expect(message).toContain(why);
    expect(message).not.toContain("canary");
});

test("times are seconds or have a unit", () => {
    const settings = resolve(
        { region: "NA", attemptTimeout: "5", operationTimeout: "2m", debug: "yes" },
        {
            ...TOKEN,
            CONTENTSTACK_PERSONALIZE_MAX_RETRIES: "0",
            CONTENTSTACK_PERSONALIZE_REQUESTS_PER_SECOND: "",
        },
    );
    expect(settings).toMatchObject({
        attemptTimeoutMs: 5_000,
        operationTimeoutMs: 120_000,
        maxRetries: 0,
        requestsPerSecond: 10,
        debug: true,
    });
});

test("the token is in nothing that prints settings", () => {
    const settings = resolve({}, { ...TOKEN, ...REGION });
    for (const shown of [inspect(settings, { depth: null, showHidden: true }), JSON.stringify(settings)])
        expect(shown).not.toContain("blt-secret-1");
});

describe("a rehearsal", () => {
    const rehearsal = { ...TOKEN, CONTENTSTACK_PERSONALIZE_REHEARSAL: "true" };

    test.each(["http://127.0.0.1:4010", "http://localhost:4010", "https://[::1]:4010/prefix"])(
        "may use %s",
        (baseUrl) => expect(resolve({ baseUrl }, rehearsal).baseUrl).toBe(baseUrl),
    );

    test.each([
        [{ region: "AWS-EU" }, "https://eu-personalize-api.contentstack.com"],
        [{ baseUrl: "https://127.0.0.1.example.com" }, "https://127.0.0.1.example.com"],
    ])("refuses %j, and says where the address is set", (stack, address) => {
        for (const message of [refusal(stack, rehearsal), refusal({ ...stack, rehearsal: "true" }, TOKEN)])
            expect(message).toContain(
                `this is a rehearsal, which may only use an emulator on this machine, but the address is ${address}: set contentstack-personalize:baseUrl`,
            );
    });

    test("is none where it is set to false", () =>
        expect(resolve({ region: "EU", rehearsal: "false" }, TOKEN).baseUrl).toContain("https://eu-"));
});

describe("sources of tokens", () => {
    const COMMAND = { CONTENTSTACK_OAUTH_TOKEN_COMMAND: "vault read token" };
    const REFRESH = {
        CONTENTSTACK_OAUTH_CLIENT_ID: "client",
        CONTENTSTACK_OAUTH_REFRESH_TOKEN: "canary-refresh",
    };
    const sourceOf = (stack: Record<string, string>, env: Record<string, string>) =>
        resolve(stack, env).credentials.source;

    test("come in the documented order", () => {
        const env = { ...REGION, ...REFRESH, ...COMMAND, ...TOKEN };
        expect(sourceOf({}, env)).toBe("environment");
        expect(sourceOf({}, { ...env, CONTENTSTACK_AUTHTOKEN: "" })).toBe("command");
        expect(sourceOf({ authtoken: "old-one" }, { ...REGION, ...REFRESH })).toBe("refreshToken");
        expect(sourceOf({ authtoken: "old-one" }, REGION)).toBe("configuration");
    });

    test("never come from a command in the stack configuration", () => {
        expect(refusal({ oauthTokenCommand: "curl evil", tokenCommand: "curl evil" }, REGION)).toContain(
            "no token is set",
        );
    });

    test.each([
        [{ ...COMMAND, CONTENTSTACK_OAUTH_TOKEN_COMMAND: '"' }, REGION, "without its end"],
        [{ CONTENTSTACK_OAUTH_REFRESH_TOKEN: "canary" }, REGION, "CONTENTSTACK_OAUTH_CLIENT_ID is not"],
        [
            REFRESH,
            { CONTENTSTACK_PERSONALIZE_BASE_URL: "https://proxy.example" },
            "CONTENTSTACK_OAUTH_BASE_URL",
        ],
        [{ ...REFRESH, CONTENTSTACK_OAUTH_BASE_URL: "http://evil" }, REGION, "CONTENTSTACK_OAUTH_BASE_URL"],
        [{ ...REFRESH, CONTENTSTACK_OAUTH_REDIRECT_URI: "here" }, REGION, "is not a URL"],
    ])("are refused where they are incomplete: %j", (env, target, why) => {
        const message = refusal({}, { ...env, ...target } as Record<string, string>);
        expect(message).toContain(why);
        expect(message).not.toContain("canary");
    });

    test("send a refresh token to no address that the stack configuration alone names", () => {
        expect(refusal({ baseUrl: "https://evil.example" }, REFRESH)).toContain("needs a region");
    });
});

describe("the project's other variable", () => {
    const env = { ...TOKEN, ...REGION };
    const [one, other] = ["a".repeat(24), "b".repeat(24)];

    test("is read", () =>
        expect(resolve({}, { ...env, CONTENTSTACK_PERSONALIZE_PROJECT_ID: one }).projectUid).toBe(one));

    test("must not contradict the first", () => {
        const both = {
            CONTENTSTACK_PERSONALIZE_PROJECT_ID: one,
            CONTENTSTACK_PERSONALIZE_PROJECT_UID: other,
        };
        expect(refusal({}, { ...env, ...both })).toContain("name two projects");
        expect(resolve({ projectUid: one }, { ...env, ...both }).projectUid).toBe(one);
    });
});
