import { PersonalizeClient } from "../../provider/core/api/client";
import { resolveSettings } from "../../provider/core/api/settings";
import type { Settings } from "../../provider/emulator";
import { pace } from "../../provider/program/reads/reader";
import { startTestEmulator, type TestEmulator } from "../support/emulator";
import type { Host } from "../support/host";
import { long } from "../support/long";
import { type Declaration, Stack } from "../support/stack";
import { hostFor, stackConfig } from "../support/useHost";

type Algorithm = Settings["switches"]["rateAlgorithm"];
const algorithms: Algorithm[] = ["token-bucket", "fixed-window", "sliding-window"];

const PER_SECOND = 10;
const COUNT = long ? 150 : 20;

/** One limit of ten per second for everything, as the strictest server would count. */
interface World {
    readonly emulator: TestEmulator;
    readonly host: Host;
    readonly stack: Stack;
}

const events = (count: number): Declaration[] =>
    Array.from({ length: count }, (_, at) => ({ name: `e${at}`, kind: "event", inputs: { key: `e${at}` } }));

/** Configuration of a stack that may send so much. */
const atPace = (emulator: TestEmulator, perSecond: number) => ({
    ...stackConfig(emulator),
    "contentstack-personalize:requestsPerSecond": String(perSecond),
});

async function open(rateAlgorithm: Algorithm): Promise<World> {
    const emulator = await startTestEmulator({
        rateLimit: PER_SECOND,
        quotas: { events: 10_000, attributes: 10_000 },
        switches: { rateAlgorithm, rateBuckets: "shared" },
    });
    const host = await hostFor(emulator, { requestsPerSecond: String(PER_SECOND) });
    // Loading the life cycles takes part of a second, in which timers would be late.
    await new Stack(host).refresh();
    return { emulator, host, stack: new Stack(host) };
}

/** Others who use the same organization: an even stream of requests that knows nothing of us. */
function strangers({ emulator }: World, perSecond: number): () => void {
    let count = 0;
    const timer = setInterval(() => {
        count += 1;
        // A refusal is theirs to deal with.
        emulator.api.send("POST", "/attributes", { key: `k${count}`, name: "Theirs" }).catch(() => {});
    }, 1000 / perSecond);
    return () => clearInterval(timer);
}

/** A program that reads lists all the time, at the pace that is left for it. */
function reader({ emulator }: World): () => Promise<number> {
    const settings = resolveSettings((key) => stackConfig(emulator)[`contentstack-personalize:${key}`], {
        CONTENTSTACK_AUTHTOKEN: emulator.authtoken,
    });
    const client = new PersonalizeClient(settings, { requestsPerSecond: pace(PER_SECOND) });
    let going = true;
    let reads = 0;
    const loop = (async () => {
        while (going) {
            await client.attributes.list(emulator.projectUid);
            reads += 1;
        }
    })();
    return async () => {
        going = false;
        await loop;
        return reads;
    };
}

/**
 * That everything gets through a real limit, whoever else uses it. How much of the limit stays unused, and how many
 * requests are refused, depends here on the machine: `limiterRefusals.test.ts` bounds both on a clock of its own.
 */
describe("ten requests per second", () => {
    let worlds: World[] = [];

    beforeAll(async () => {
        worlds = await Promise.all(algorithms.map(open));
    });
    beforeEach(async () => {
        for (const world of worlds) {
            await world.emulator.reset();
            world.emulator.configure({ rateLimit: PER_SECOND });
            world.stack.state = { resources: [], pendingDeletes: [] };
        }
    });
    afterAll(async () => {
        await Promise.all(
            worlds.map(async ({ host, emulator }) => {
                await host.stop();
                await emulator.close();
            }),
        );
    });

    /** All three at once: they are different servers, and waiting is all that they do. */
    async function upEverywhere(): Promise<void> {
        const reports = await Promise.all(worlds.map(({ stack }) => stack.up(events(COUNT))));
        expect(reports.flatMap((report) => report.problems())).toEqual([]);
    }

    /** Once each, and nothing was sent in vain but what was refused for the rate. */
    async function expectMadeOnce(): Promise<void> {
        for (const { emulator } of worlds) {
            const creates = emulator.requests().filter(({ operation }) => operation === "createEvent");
            const passed = creates.filter(({ status }) => status !== 429);
            process.stdout.write(`pacing: ${creates.length} sent, ${passed.length} passed\n`);
            emulator.configure({ rateLimit: "off" });
            const made = await emulator.api.get<{ key: string }[]>("/events");
            expect(made.map(({ key }) => key).sort()).toEqual(
                events(COUNT)
                    .map(({ name }) => name)
                    .sort(),
            );
            expect(passed).toHaveLength(COUNT);
        }
    }

    test("are enough for everything, alone", async () => {
        await upEverywhere();
        await expectMadeOnce();
    });

    test("are enough in the end when strangers take half", async () => {
        const stop = worlds.map((world) => strangers(world, PER_SECOND / 2));
        await upEverywhere().finally(() => {
            for (const each of stop) each();
        });
        for (const { emulator } of worlds) {
            const theirs = emulator.requests().filter(({ operation }) => operation === "createAttribute");
            expect(theirs.length).toBeGreaterThan(1);
        }
        await expectMadeOnce();
    });

    test("are enough for reads in the program and writes in the host together", async () => {
        const readers = worlds.map(reader);
        await upEverywhere();
        const reads = await Promise.all(readers.map((stop) => stop()));
        expect(Math.min(...reads)).toBeGreaterThan(1);
        await expectMadeOnce();
    });

    test("are not sent where fewer are configured, even if the server lets everything pass", async () => {
        const [{ emulator, host, stack } = worlds[0]!] = worlds;
        emulator.configure({ rateLimit: "off" });
        await host.nextPhase(atPace(emulator, 2));
        expect((await stack.up(events(6))).problems()).toEqual([]);
        await host.nextPhase(atPace(emulator, PER_SECOND));
        const arrivals = (name: string) =>
            emulator
                .requests()
                .flatMap(({ operation, time }) => (operation === name ? Date.parse(time) : []));
        // The first create leaves after the answer to this one: how late a busy machine is does not matter.
        const [listed = Number.NaN] = arrivals("listEvents");
        const creates = arrivals("createEvent").map((at) => at - listed);
        expect(creates.map((ms, nth) => ms >= nth * 500 - 2)).toEqual(Array(6).fill(true));
    });
});
