import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "../../tests/contract/support/client";
import {
    all,
    attribute,
    audience,
    countryRule,
    experience,
    putVersion,
    segmented,
    segmentedVariant,
    stringRule,
} from "../../tests/contract/support/objects";
import { serve } from "../../tests/contract/support/serve";
import { type Figure, type Findings, nothing } from "./results";

const COUNT = 1000;
const CLIENTS = 8;

type Requests = Record<string, (at: number) => Promise<{ status: number }>>;

/** The groups of the emulator's figures, and the requests per second that each must reach. */
export const EMULATOR_RATES: Readonly<Record<string, number>> = {
    "The emulator": 200,
    // Each batch of writes rewrites the whole file.
    "The emulator with a data file": 100,
    // A hundred experiences, each for an audience of ten rules.
    "The Edge API of the emulator": 2000,
};

/** Measures the requests per second of one core. Only the server's processor time counts. */
export async function emulatorRate(): Promise<Findings> {
    const folder = mkdtempSync(join(tmpdir(), "emulator-rate-"));
    const [inMemory, inFile, edge] = Object.keys(EMULATOR_RATES) as [string, string, string];
    try {
        const figures = [
            ...(await ratesOf(inMemory, requestsTo)),
            ...(await ratesOf(inFile, requestsTo, "--data", join(folder, "data.json"))),
            ...(await ratesOf(edge, manifestsOf)),
        ];
        return { ...nothing(), figures };
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

async function ratesOf(
    group: string,
    prepare: (api: Client) => Requests | Promise<Requests>,
    ...flags: string[]
): Promise<Figure[]> {
    const quotas = ["audiences", "events", "experiences"].flatMap((name) => ["--quota", `${name}=100000`]);
    const { process: server, api } = await serve(...quotas, ...flags);
    try {
        const figures: Figure[] = [];
        for (const [name, send] of Object.entries(await prepare(api)))
            figures.push({ group, name, value: await rate(api, send), unit: "requests per second" });
        return figures;
    } finally {
        server.kill();
        await once(server, "exit");
    }
}

/** The worst case: every rule of every audience has to be evaluated. */
async function manifestsOf(api: Client): Promise<Requests> {
    const [EXPERIENCES, RULES] = [100, 10];
    const attributes = [];
    for (let at = 0; at < RULES; at++) attributes.push(await attribute(api));
    const definition = all(...attributes.map(({ uid }) => stringRule(uid)));
    for (let at = 0; at < EXPERIENCES; at++) {
        const { uid } = await audience(api, `audience ${at}`, definition);
        const body = segmented("ACTIVE", segmentedVariant("first", uid));
        await putVersion(api, await experience(api), body);
    }
    const live = Object.fromEntries(attributes.map(({ key }) => [String(key), "x"]));
    const visitor = new Client(`${api.url}/edge`, {
        "x-project-uid": api.headers["x-project-uid"],
        "x-cs-personalize-user-uid": "ann",
        "x-live-attributes": JSON.stringify(live),
    });
    const send = () => visitor.get("/manifest");
    // A site sends many more requests than this, so the compilation by Node.js is not counted.
    await sendAll(send);
    return { "GET /edge/manifest": send };
}

function requestsTo(api: Client): Requests {
    const made: Record<string, { uid: string; latestVersion: string }[]> = {};
    const create = async (path: string, at: number, body: object) => {
        const answer = await api.post(path, body);
        made[path] ??= [];
        made[path][at] = answer.body;
        return answer;
    };
    const the = (path: string, at: number) => made[path]![at]!;
    const experience = (at: number) => `/experiences/${the("/experiences", at).uid}`;
    return {
        "POST /events": (at) => create("/events", at, { key: `e${at}` }),
        "PUT /events/{uid}": (at) =>
            api.put(`/events/${the("/events", at).uid}`, { key: `e${at}`, description: "d" }),
        "POST /audiences": (at) =>
            create("/audiences", at, { name: `audience ${at}`, definition: all(countryRule) }),
        "POST /experiences": (at) =>
            create("/experiences", at, { name: `experience ${at}`, __type: "SEGMENTED" }),
        "PUT …/versions/{uid}": (at) =>
            api.put(
                `${experience(at)}/versions/${the("/experiences", at).latestVersion}`,
                segmented("ACTIVE", segmentedVariant("first", the("/audiences", at).uid)),
            ),
        "GET /experiences/{uid}": (at) => api.get(experience(at)),
        "GET …/versions": (at) => api.get(`${experience(at)}/versions`),
    };
}

async function rate(api: Client, send: Requests[string]): Promise<number> {
    const before = await cpuSeconds(api);
    await sendAll(send);
    return COUNT / ((await cpuSeconds(api)) - before);
}

async function sendAll(send: Requests[string]): Promise<void> {
    const numbers = Array.from({ length: COUNT }, (_, at) => at).values();
    const client = async () => {
        for (const at of numbers) {
            const { status } = await send(at);
            if (status >= 300) throw new Error(`the emulator answered ${status}`);
        }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
}

async function cpuSeconds(api: Client): Promise<number> {
    const { user, system } = (await api.get<NodeJS.CpuUsage>("/__emulator/usage")).body;
    return (user + system) / 1e6;
}
