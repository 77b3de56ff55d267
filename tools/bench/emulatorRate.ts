import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "../../tests/contract/support/client";
import { all, countryRule, segmented, segmentedVariant } from "../../tests/contract/support/objects";
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
};

/** Measures the requests per second of one core. Only the server's processor time counts. */
export async function emulatorRate(): Promise<Findings> {
    const folder = mkdtempSync(join(tmpdir(), "emulator-rate-"));
    const [inMemory, inFile] = Object.keys(EMULATOR_RATES) as [string, string];
    try {
        const figures = [
            ...(await ratesOf(inMemory)),
            ...(await ratesOf(inFile, "--data", join(folder, "data.json"))),
        ];
        return { ...nothing(), figures };
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

async function ratesOf(group: string, ...flags: string[]): Promise<Figure[]> {
    const quotas = ["audiences", "events", "experiences"].flatMap((name) => ["--quota", `${name}=100000`]);
    const { process: server, api } = await serve(...quotas, ...flags);
    try {
        const figures: Figure[] = [];
        for (const [name, send] of Object.entries(requestsTo(api)))
            figures.push({ group, name, value: await rate(api, send), unit: "requests per second" });
        return figures;
    } finally {
        server.kill();
        await once(server, "exit");
    }
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
    const numbers = Array.from({ length: COUNT }, (_, at) => at).values();
    const client = async () => {
        for (const at of numbers) {
            const { status } = await send(at);
            if (status >= 300) throw new Error(`the emulator answered ${status}`);
        }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    return COUNT / ((await cpuSeconds(api)) - before);
}

async function cpuSeconds(api: Client): Promise<number> {
    const { user, system } = (await api.get<NodeJS.CpuUsage>("/__emulator/usage")).body;
    return (user + system) / 1e6;
}
