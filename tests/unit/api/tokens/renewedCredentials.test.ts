import { inspect } from "node:util";
import {
    type IssuedToken,
    RenewedCredentials,
} from "../../../../provider/core/api/tokens/renewedCredentials";
import { FakeClock } from "../fakeClock";
import { clientFor, failure, json, PROJECT, serve } from "../server";

/** Issues canary-1, canary-2, …, each with this lifetime. */
function issuer(clock: FakeClock, lifetimeMs?: number) {
    const rejected: (string | undefined)[] = [];
    return {
        rejected,
        source: "command" as const,
        id: "test",
        secrets: ["canary-secret"],
        issue: async (last: string | undefined): Promise<IssuedToken> => {
            rejected.push(last);
            await new Promise((resolve) => setImmediate(resolve));
            const token = `canary-${rejected.length}`;
            return lifetimeMs === undefined ? { token } : { token, expiresAt: clock.now() + lifetimeMs };
        },
    };
}

test("obtains one token for all requests that need one at the same time", async () => {
    const from = issuer(new FakeClock());
    const credentials = new RenewedCredentials(from, new FakeClock());
    await Promise.all(Array.from({ length: 50 }, () => credentials.prepare()));
    expect(credentials.token).toBe("canary-1");
    expect(from.rejected).toEqual([undefined]);
});

test("renews a token a minute before it expires", async () => {
    const clock = new FakeClock();
    const from = issuer(clock, 3_600_000);
    const credentials = new RenewedCredentials(from, clock);
    await credentials.prepare();
    await clock.sleep(3_600_000 - 61_000);
    await credentials.prepare();
    expect(credentials.token).toBe("canary-1");
    await clock.sleep(2_000);
    await credentials.prepare();
    expect(credentials.token).toBe("canary-2");
    expect(from.rejected).toEqual([undefined, "canary-1"]);
});

test("keeps a token that a wrong clock calls expired until the API rejects it", async () => {
    const clock = new FakeClock();
    const from = issuer(clock, -3_600_000);
    const credentials = new RenewedCredentials(from, clock);
    for (let requests = 0; requests < 5; requests += 1) await credentials.prepare();
    expect(from.rejected).toHaveLength(1);
});

test("shows no token in JSON or a log", async () => {
    const credentials = new RenewedCredentials(issuer(new FakeClock()), new FakeClock());
    await credentials.prepare();
    const shown =
        inspect({ credentials }, { depth: null, showHidden: true }) + JSON.stringify({ credentials });
    expect(shown).not.toContain("canary");
});

describe("after a 401", () => {
    const body = { error_message: "The access token is invalid or expired." };
    const oauth = (credentials: RenewedCredentials) => ({ credentials });

    test("sends a write again with one new token, however many requests met the 401", async () => {
        const { url, seen } = await serve((request, response) =>
            request.headers.authorization === "Bearer canary-1"
                ? json(response, 401, body)
                : json(response, 201, { uid: PROJECT, key: "k", name: "n" }),
        );
        const from = issuer(new FakeClock());
        const client = clientFor(url, oauth(new RenewedCredentials(from, new FakeClock())));
        await Promise.all(
            Array.from({ length: 8 }, (_, n) => client.events.create(PROJECT, { key: `k${n}` })),
        );
        expect(from.rejected).toEqual([undefined, "canary-1"]);
        const accepted = seen.filter(({ headers }) => headers.authorization === "Bearer canary-2");
        expect(new Set(accepted.map(({ body }) => body)).size).toBe(8);
        expect(accepted).toHaveLength(8);
    });

    test("gives up after one new token, and shows none", async () => {
        const { url, seen } = await serve((request, response) =>
            json(response, 401, { error_message: `${request.headers.authorization} is invalid` }),
        );
        const client = clientFor(
            url,
            oauth(new RenewedCredentials(issuer(new FakeClock()), new FakeClock())),
        );
        const { message } = await failure(client.events.list(PROJECT));
        expect(seen).toHaveLength(2);
        expect(message).toContain("CONTENTSTACK_OAUTH_TOKEN_COMMAND was rejected as well");
        expect(message).not.toContain("canary");
    });

    test.each([161, 294])("asks for no new token if the code is %i", async (code) => {
        const { url, seen } = await serve((_request, response) =>
            json(response, 401, { error_message: "no", error_code: code }),
        );
        const client = clientFor(
            url,
            oauth(new RenewedCredentials(issuer(new FakeClock()), new FakeClock())),
        );
        await failure(client.events.list(PROJECT));
        expect(seen).toHaveLength(1);
    });

    test("reports the failure of the source instead of the 401, and sends nothing more", async () => {
        const { url, seen } = await serve((_request, response) => json(response, 401, body));
        const from = issuer(new FakeClock());
        const issue = from.issue;
        from.issue = async (last) => {
            if (last === undefined) return issue(last);
            throw new Error("the vault is sealed");
        };
        const client = clientFor(url, oauth(new RenewedCredentials(from, new FakeClock())));
        expect((await failure(client.events.create(PROJECT, { key: "k" }))).message).toBe(
            "the vault is sealed",
        );
        expect(seen).toHaveLength(1);
    });
});
