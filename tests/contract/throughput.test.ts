import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "./support/client";
import { all, countryRule, segmented, segmentedVariant } from "./support/objects";
import { type Served, serve } from "./support/serve";

/** A project of that many objects of each kind. */
const size = process.env.PERSONALIZE_LONG ? 1000 : 250;
const clients = 8;
const folder = mkdtempSync(join(tmpdir(), "emulator-throughput-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function cpuSeconds(api: Client): Promise<number> {
    const { user, system } = (await api.get<NodeJS.CpuUsage>("/__emulator/usage")).body;
    return (user + system) / 1e6;
}

/**
 * Requests per second of one core, while so many clients send one after the other. The server's own processor time
 * counts, so that the number says nothing of this client or of what else the machine is doing.
 */
async function rate(api: Client, count: number, send: (index: number) => Promise<{ status: number }>) {
    const start = await cpuSeconds(api);
    let next = 0;
    const client = async () => {
        while (next < count) expect((await send(next++)).status).toBeLessThan(300);
    };
    await Promise.all(Array.from({ length: clients }, client));
    return Math.round(count / ((await cpuSeconds(api)) - start));
}

async function measure({ api }: Served): Promise<Record<string, number>> {
    const audiences: string[] = [];
    const experiences: { uid: string; latestVersion: string }[] = [];
    const path = (index: number) => `/experiences/${experiences[index % size]!.uid}`;
    return {
        "POST /audiences": await rate(api, size, async (index) => {
            const answer = await api.post("/audiences", {
                name: `audience ${index}`,
                definition: all(countryRule),
            });
            audiences.push(answer.body.uid);
            return answer;
        }),
        "POST /experiences": await rate(api, size, async (index) => {
            const answer = await api.post("/experiences", {
                name: `experience ${index}`,
                __type: "SEGMENTED",
            });
            experiences.push(answer.body);
            return answer;
        }),
        "PUT …/versions/{uid}": await rate(api, size, (index) =>
            api.put(
                `${path(index)}/versions/${experiences[index]!.latestVersion}`,
                segmented("ACTIVE", segmentedVariant("first", audiences[index]!)),
            ),
        ),
        "GET /experiences/{uid}": await rate(api, 4 * size, (index) => api.get(path(index))),
        "GET …/versions": await rate(api, 4 * size, (index) => api.get(`${path(index)}/versions`)),
    };
}

test.each<[string, number, string[]]>([
    ["in memory", 200, []],
    // The whole file is written for every batch of writes.
    ["with a data file", 100, ["--data", join(folder, "data.json")]],
])("hundreds of requests per second, %s", async (name, enough, flags) => {
    const quotas = ["--quota", "audiences=100000", "--quota", "experiences=100000"];
    const served = await serve(...quotas, ...flags);
    const rates = await measure(served);
    served.process.kill();
    await once(served.process, "exit");
    if (process.env.PERSONALIZE_LONG) console.info(`Requests per second of one core, ${name}`, rates);
    expect(Object.entries(rates).filter(([, perSecond]) => perSecond < enough)).toEqual([]);
});
