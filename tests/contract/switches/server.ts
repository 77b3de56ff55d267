import { request } from "node:http";
import { emulatedApp } from "../../../provider/emulator/identity/identity";
import { experience } from "../support/objects";
import type { Session } from "../support/useEmulator";
import { rejected, type SwitchCases } from "./case";

/** `fetch` refuses to send a GET with a body. */
function getWithBody({ emulator }: Session): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
        const headers = {
            authtoken: emulator.authtoken,
            "x-project-uid": emulator.projectUid,
            "content-length": 2,
        };
        request(`${emulator.url}/events`, { method: "GET", headers }, (response) => {
            response.resume();
            resolve(response.statusCode);
        })
            .on("error", reject)
            .end("{}");
    });
}

/** The statuses of two uses of one refresh token. */
async function refreshTwice({ emulator }: Session): Promise<number[]> {
    const { refreshToken, clientId } = emulatedApp;
    const use = async () => {
        const body = new URLSearchParams({
            grant_type: "refresh_token",
            refresh_token: refreshToken,
            client_id: clientId,
        });
        return (await fetch(`${emulator.url}/apps-api/token`, { method: "POST", body })).status;
    };
    return [await use(), await use()];
}

/** Two experiences, the first of which is gone; what is listed, and what an order of the second alone gets. */
async function afterDeletion({ api }: Session) {
    const [gone, left] = [await experience(api), await experience(api)];
    await api.delete(`/experiences/${gone.uid}`);
    const { body } = await api.get<{ priorityOrder: string[] }>("/experiences-priority");
    const alone = await api.put("/experiences-priority", { priorityOrder: [left.uid] });
    const both = await api.put("/experiences-priority", { priorityOrder: [left.uid, gone.uid] });
    return { listed: body.priorityOrder, gone: gone.uid, left: left.uid, alone, both };
}

/** How many of 6 reads and 6 writes at once pass a limit of 4 per second; the clock stands still. */
async function passing({ api, emulator }: Session) {
    emulator.configure({ rateLimit: 4 });
    const six = Array.from({ length: 6 });
    const reads = await Promise.all(six.map(() => api.get("/events")));
    const writes = await Promise.all(six.map((_, index) => api.post("/events", { key: `key ${index}` })));
    const passed = (answers: { status: number }[]) => answers.filter(({ status }) => status !== 429).length;
    return [passed(reads), passed(writes)];
}

async function refusedByLimit({ api, emulator }: Session) {
    emulator.configure({ rateLimit: 1 });
    await api.get("/events");
    return api.get("/events");
}

/** Each algorithm lets the limit pass at once; how they differ in time is in tests/unit/emulator. */
const letsTheLimitPass = async (session: Session) => expect(await passing(session)).toEqual([4, 4]);

export const serverSwitches: SwitchCases = {
    priorityAnswer: {
        object: async ({ api }) => {
            const { uid } = await experience(api);
            expect((await api.get("/experiences-priority")).body).toEqual({ priorityOrder: [uid] });
        },
        array: async ({ api }) => {
            const { uid } = await experience(api);
            expect((await api.get("/experiences-priority")).body).toEqual([uid]);
            expect((await api.put("/experiences-priority", { priorityOrder: [uid] })).body).toEqual([uid]);
        },
    },
    stalePriority: {
        dropped: async (session) => {
            const { listed, left, alone } = await afterDeletion(session);
            expect([listed, alone.status]).toEqual([[left], 200]);
        },
        visible: async (session) => {
            const { listed, gone, left, alone, both } = await afterDeletion(session);
            expect(listed).toEqual([gone, left]);
            expect(alone.body).toMatchObject(rejected("MISSING_EXPERIENCES"));
            expect(both.status).toBe(200);
        },
        hidden: async (session) => {
            const { listed, left, alone, both } = await afterDeletion(session);
            expect(listed).toEqual([left]);
            expect(alone.body).toMatchObject(rejected("MISSING_EXPERIENCES"));
            expect(both.status).toBe(200);
        },
    },
    getWithBody: {
        tolerated: async (session) => expect(await getWithBody(session)).toBe(200),
        refused: async (session) => expect(await getWithBody(session)).toBe(400),
    },
    rateBuckets: {
        separate: async (session) => expect(await passing(session)).toEqual([4, 4]),
        shared: async (session) => expect(await passing(session)).toEqual([4, 0]),
    },
    rateAlgorithm: {
        "token-bucket": letsTheLimitPass,
        "fixed-window": letsTheLimitPass,
        "sliding-window": letsTheLimitPass,
    },
    refreshTokens: {
        "single-use": async (session) => expect(await refreshTwice(session)).toEqual([200, 400]),
        reusable: async (session) => expect(await refreshTwice(session)).toEqual([200, 200]),
    },
    retryAfter: {
        none: async (session) => {
            const { status, headers } = await refusedByLimit(session);
            expect([status, headers.get("retry-after")]).toEqual([429, null]);
        },
        sent: async (session) => {
            const { status, headers } = await refusedByLimit(session);
            expect([status, headers.get("retry-after")]).toEqual([429, "1"]);
        },
    },
};
