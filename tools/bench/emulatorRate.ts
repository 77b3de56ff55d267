import { once } from "node:events";
import type { Client } from "../../tests/contract/support/client";
import { serve } from "../../tests/contract/support/serve";
import { type Figure, type Findings, nothing } from "./results";

const COUNT = 2000;
const CLIENTS = 8;

/** Requests per second of one core: the server's own processor time counts, not this client's. */
export async function emulatorRate(): Promise<Findings> {
    const quotas = ["attributes", "events"].flatMap((name) => ["--quota", `${name}=100000`]);
    const { process: server, api } = await serve(...quotas);
    try {
        const uids: string[] = [];
        const requests: Record<string, (at: number) => Promise<unknown>> = {
            "POST /events": async (at) => uids.push((await api.post("/events", { key: `e${at}` })).body.uid),
            "PUT /events/{uid}": (at) => api.put(`/events/${uids[at]}`, { key: `e${at}`, description: "d" }),
            "GET /experiences": () => api.get("/experiences"),
        };
        const figures: Figure[] = [];
        for (const [name, send] of Object.entries(requests))
            figures.push({
                group: "The emulator",
                name,
                value: await rate(api, send),
                unit: "requests per second",
            });
        return { ...nothing(), figures };
    } finally {
        server.kill();
        await once(server, "exit");
    }
}

async function rate(api: Client, send: (at: number) => Promise<unknown>): Promise<number> {
    const before = await cpuSeconds(api);
    const numbers = Array.from({ length: COUNT }, (_, at) => at).values();
    const client = async () => {
        for (const at of numbers) await send(at);
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    return COUNT / ((await cpuSeconds(api)) - before);
}

async function cpuSeconds(api: Client): Promise<number> {
    const { user, system } = (await api.get<NodeJS.CpuUsage>("/__emulator/usage")).body;
    return (user + system) / 1e6;
}
