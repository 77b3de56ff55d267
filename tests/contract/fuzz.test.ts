import { Agent, request } from "node:http";
import type { Switches } from "../../provider/emulator";
import { routes } from "../../provider/emulator/routes";
import { switches, switchNames } from "../../provider/emulator/switches";
import { long } from "../support/long";
import { seed } from "../support/seed";
import { Random } from "./fuzz/random";
import { type RandomRequest, randomRequest } from "./fuzz/requests";
import type { Client } from "./support/client";
import { activeExperience, activeTest, attribute, experience, postVersion } from "./support/objects";
import { startSession } from "./support/useEmulator";

/** Not among the random targets: changing the project under all other requests, and lists that never vary. */
const untargeted = new Set(["updateProject", "deleteProject", "listCountries", "listRegions"]);

const agent = new Agent({ keepAlive: true, maxSockets: 8 });
afterAll(() => agent.destroy());

/** The status of an answer whose body, if any, is what its head says. */
function send(url: string, { method, path, headers, body }: RandomRequest): Promise<number> {
    return new Promise((resolve, reject) => {
        const options = {
            method,
            path,
            agent,
            headers: { ...headers, "content-length": Buffer.byteLength(body ?? "") },
        };
        request(url, options, async (response) => {
            let text = "";
            for await (const chunk of response.setEncoding("utf8")) text += chunk;
            if (response.headers["content-type"]?.startsWith("application/json")) JSON.parse(text);
            resolve(response.statusCode!);
        })
            .on("error", reject)
            .end(body);
    });
}

/** Any combination of the answers to open questions; the limit of requests is another test's business. */
function randomSwitches(random: Random): Partial<Switches> {
    return Object.fromEntries(switchNames.map((name) => [name, random.pick<string>(switches[name].values)]));
}

/** Something to change, to refer to and to be in the way, so that a short run gets as far as a long one. */
async function populate(api: Client): Promise<void> {
    for (let round = 0; round < 2; round++) {
        await attribute(api);
        await experience(api);
        const segmented = await activeExperience(api);
        const test = await activeTest(api);
        await postVersion(api, segmented.experience, { ...segmented.body, status: "DRAFT" });
        await postVersion(api, test.experience, { ...test.body, status: "DRAFT" });
    }
}

/** Operations that random requests brought to success: those that all failed at the door would prove nothing. */
const succeeded = new Set<string>();

async function episode(seed: number, count: number): Promise<void> {
    const random = new Random(seed);
    const settings = {
        switches: randomSwitches(random),
        cmsLagMs: random.below(5),
        quotas: { experiences: 12 },
    };
    const { emulator, api } = await startSession(settings);
    await populate(api);
    emulator.clearRequests();
    for (let done = 0; done < count; done += 4) {
        const batch = [0, 1, 2, 3].map(() => randomRequest(random, emulator));
        const answers = await Promise.all(batch.map((one) => send(emulator.url, one)));
        const unasked = batch.filter((_, index) => answers[index]! >= 500 && answers[index] !== 501);
        expect({ seed, unasked, broken: emulator.checkInvariants() }).toEqual({
            seed,
            unasked: [],
            broken: [],
        });
    }
    for (const { operation, status } of emulator.requests()) if (status < 300) succeeded.add(operation);
    await emulator.close();
}

const perEpisode = long ? 500 : 100;

test.each(Array.from({ length: 20 }, (_, index) => seed + index))(
    `${perEpisode} random requests of seed %i: no failure that was not asked for, and a sound state after each`,
    (episodeSeed) => episode(episodeSeed, perEpisode),
);

test("the random requests got through to every operation", () => {
    const targeted = routes
        .map(({ operation }) => operation)
        .filter((operation) => !untargeted.has(operation));
    expect([...succeeded].sort()).toEqual(targeted.sort());
});
