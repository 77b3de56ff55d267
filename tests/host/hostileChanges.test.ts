import { type FaultOperation, operations } from "../support/faultOperations";
import { type OddServer, type Passing, startOddServer } from "../support/oddServer";
import { country } from "../support/rules";
import type { Declaration } from "../support/stack";
import { stackConfig, useHost } from "../support/useHost";
import { VersionPrograms } from "../support/versionPrograms";

interface Version {
    uid: string;
    status: string;
    versionNumber: number;
    variants: Record<string, unknown>[];
    future?: unknown;
}
interface Object_ {
    uid: string;
    name?: string;
    future?: unknown;
}

const NEWER = { since: "2027", list: [1, { deep: true }] };

function operationOf(name: string): FaultOperation {
    const found = operations.find((each) => each.name === name);
    if (!found) throw new Error(`there is no operation ${name}`);
    return found;
}

describe("a newer server, and colleagues at the same time:", () => {
    const world = useHost();
    let odd: OddServer;

    beforeAll(async () => {
        odd = await startOddServer(world.emulator.url);
    });
    beforeEach(async () => {
        odd.meddle = undefined;
        await world.host.nextPhase({
            ...stackConfig(world.emulator),
            "contentstack-personalize:baseUrl": odd.url,
        });
    });
    afterAll(() => odd.close());

    async function upTo(programs: readonly Declaration[][]): Promise<void> {
        for (const program of programs) expect((await world.stack.up(program)).problems()).toEqual([]);
    }

    const listOf = <T = Object_>(path: string) => world.emulator.api.get<T[]>(path);
    const heroUid = async () => (await listOf("/experiences")).find(({ name }) => name === "Hero")?.uid ?? "";
    const versionsPath = async () => `/experiences/${await heroUid()}/versions`;

    test.each(["attribute", "audience", "event", "experience"])(
        "a field that is not known yet survives the update of an %s",
        async (kind) => {
            const { before, after } = operationOf(`update ${kind}`);
            await upTo(before);
            const { id } = world.stack.entry(after[0]?.name ?? "");
            await world.emulator.patch(id, { future: NEWER });
            await upTo([after]);
            const live = (await listOf(`/${kind}s`)).find(({ uid }) => uid === id);
            expect(live?.future).toEqual(NEWER);
            expect((await world.stack.preview(after)).changes).toEqual([]);
        },
    );

    test.each(["edit draft", "activate draft", "pause", "resume", "publish over active"])(
        "a field of a version and of its variants that is not known yet survives: %s",
        async (name) => {
            const { before, after } = operationOf(name);
            await upTo(before);
            const [version] = await listOf<Version>(await versionsPath());
            const variants = version?.variants.map((each) => ({ ...each, future: NEWER }));
            await world.emulator.patch(version?.uid ?? "", { future: NEWER, variants });
            await upTo([after]);
            const [newest] = await listOf<Version>(await versionsPath());
            expect(newest?.future).toEqual(NEWER);
            const kept = newest?.variants.filter(({ name: variant }) => variant !== "C");
            expect(kept?.map(({ future }) => future)).toEqual([NEWER, NEWER]);
        },
    );

    test("a status that nobody knows stands beside the live version, and is left alone", async () => {
        const { before, after } = operationOf("publish over active");
        await upTo(before);
        odd.meddle = (passing) => addVersion(passing, { status: "SCHEDULED", versionNumber: 9 });
        const up = await world.stack.up(after);
        expect(up.problems()).toEqual([]);
        expect(odd.seen.filter(({ path }) => path.includes("ffff"))).toEqual([]);
        expect((await listOf<Version>(await versionsPath())).map(({ status }) => status)).toEqual([
            "ACTIVE",
            "ARCHIVED",
        ]);
    });

    test("values that nobody knows are drift, not a crash, and what is declared comes back", async () => {
        const { before } = operationOf("publish over active");
        const program = before.at(-1) as Declaration[];
        await upTo(before);
        const [version] = await listOf<Version>(await versionsPath());
        const [gold] = await listOf("/audiences");
        await world.emulator.patch(version?.uid ?? "", {
            variantSplit: "MULTI_ARMED_BANDIT",
            metrics: [{ event: world.stack.entry("signup").id, name: "Sign-ups", __type: "Tertiary" }],
        });
        const rule = {
            __type: "Sounds",
            attribute: { __type: "Ear", ref: "LEFT" },
            attributeMatchCondition: "LIKE",
        };
        await world.emulator.patch(gold?.uid ?? "", {
            definition: { __type: "RuleCombination", combinationType: "XOR", rules: [rule] },
        });
        const refresh = await world.stack.refresh();
        expect(refresh.problems()).toEqual([]);
        expect(refresh.step("gold")?.keys).toEqual(["definition"]);
        expect(refresh.step("test")?.keys).toEqual(expect.arrayContaining(["metrics", "variantSplit"]));
        await upTo([program]);
        expect((await world.stack.preview(program)).changes).toEqual([]);
        await world.stack.refresh();
        expect((await world.stack.preview(program)).changes).toEqual([]);
    });

    /** What a colleague does between our look and our write, and what must be left of it. */
    interface Meanwhile {
        operation: string;
        /** Our read, after which it happens. */
        after: RegExp;
        happens: () => Promise<unknown>;
        says: RegExp;
    }

    const activate = async (change: object = {}): Promise<void> => {
        const [newest] = await listOf<Version>(await versionsPath());
        await world.emulator.api.put(`${await versionsPath()}/${newest?.uid}`, {
            ...newest,
            status: "ACTIVE",
            ...change,
        });
    };
    const theirs = {
        variants: [
            { __type: "ABTestVariant", name: "Theirs", trafficDistribution: 50 },
            { __type: "ABTestVariant", name: "Also theirs", trafficDistribution: 50 },
        ],
        variantSplit: "EQUALLY_SPLIT",
        metrics: [] as object[],
    };
    const withMetric = async () => ({
        ...theirs,
        metrics: [{ event: world.stack.entry("signup").id, name: "Theirs", __type: "Primary" }],
    });

    test.each<Meanwhile>([
        {
            operation: "publish first version",
            after: /^GET .*versions$/,
            happens: async () => activate(await withMetric()),
            says: /version 1\b.*ACTIVE/,
        },
        {
            operation: "publish over active",
            after: /^GET .*versions$/,
            happens: async () =>
                world.emulator.api.post(await versionsPath(), { status: "DRAFT", ...(await withMetric()) }),
            says: /somebody else's draft exists/,
        },
        {
            operation: "pause",
            after: /^GET .*versions$/,
            happens: async () =>
                world.emulator.api.post(await versionsPath(), { status: "ACTIVE", ...(await withMetric()) }),
            says: /someone has published a version/,
        },
        {
            operation: "discard draft",
            after: /^GET .*versions$/,
            happens: async () => activate(),
            says: /DELETE|someone has published a version/,
        },
        {
            operation: "update attribute",
            after: /^GET \/attributes$/,
            happens: () => world.emulator.api.delete(`/attributes/${world.stack.entry("tier").id}`),
            says: /404|no longer in the project/,
        },
        {
            operation: "create attribute",
            after: /^GET \/attributes$/,
            happens: () => world.emulator.api.post("/attributes", { key: "tier", name: "Theirs" }),
            says: /DUPLICATE|already exists/,
        },
    ])(
        "$operation does not undo what a colleague does meanwhile",
        async ({ operation, after, happens, says }) => {
            const { before, after: program } = operationOf(operation);
            await upTo(before);
            let left: unknown;
            odd.meddle = async ({ method, path }) => {
                if (left !== undefined || !after.test(`${method} ${path}`)) return;
                left = "now";
                await happens();
                // The sync with the CMS goes on in the background; it is nobody's change.
                world.emulator.settle();
                left = world.emulator.state();
            };
            const printed = world.host.output().length;
            const up = await world.stack.up(program);
            const said = [...up.problems(), world.host.output().slice(printed)].join("\n");
            expect(said).toMatch(says);
            expect(said).not.toMatch(/\n\s+at /);
            expect(world.emulator.state()).toEqual(left);
        },
    );

    test("an experience that a colleague makes meanwhile keeps its place in the order", async () => {
        const { before, after } = operationOf("create order");
        await upTo(before);
        let made: Object_ | undefined;
        odd.meddle = async ({ method, path }) => {
            if (made || method !== "GET" || path !== "/experiences-priority") return;
            made = await world.emulator.api.post<Object_>("/experiences", {
                name: "Theirs",
                __type: "SEGMENTED",
            });
        };
        await upTo([after]);
        const order = await world.emulator.api.get<{ priorityOrder: string[] }>("/experiences-priority");
        const [first, second] = [world.stack.entry("offer").id, world.stack.entry("hero").id];
        expect(order.priorityOrder).toEqual([first, second, made?.uid]);
    });

    describe("a response to a write that is not what was sent:", () => {
        const fans = (description: string): Declaration => ({
            name: "fans",
            kind: "audience",
            inputs: { name: "Fans", description, definition: country("DE") },
        });

        /** Changes the first response to such a request. */
        function answerOnce(
            request: RegExp,
            change: (body: object, passing: Passing) => object | Promise<object>,
        ) {
            let answered = false;
            odd.meddle = async (passing) => {
                if (answered || !request.test(`${passing.method} ${passing.path}`)) return;
                answered = true;
                passing.text = JSON.stringify(await change(JSON.parse(passing.text), passing));
            };
        }

        test("a create that is answered with an existing object records the object that was created", async () => {
            const other = await world.emulator.api.post<Object_>("/audiences", {
                name: "Theirs",
                definition: country("FR"),
            });
            answerOnce(/^POST \/audiences/, () => other);
            await upTo([[fans("one")], [fans("two")]]);
            const [ours, theirs] = (await listOf("/audiences")) as (Object_ & { description?: string })[];
            expect([ours?.name, ours?.description, ours?.uid]).toEqual([
                "Fans",
                "two",
                world.stack.entry("fans").id,
            ]);
            expect([theirs?.name, theirs?.uid]).toEqual(["Theirs", other.uid]);
        });

        test("a create that has created nothing is an error that names both objects, and records none", async () => {
            const other = await world.emulator.api.post<Object_>("/audiences", {
                name: "Theirs",
                definition: country("FR"),
            });
            answerOnce(/^POST \/audiences/, async (body) => {
                await world.emulator.api.delete(`/audiences/${(body as Object_).uid}`);
                return other;
            });
            const up = await world.stack.up([fans("one")]);
            expect(up.problems()).toEqual([
                expect.stringContaining(
                    `Audience "Fans": the response to the create does not fit the request: it names "${other.uid}", which existed before; name "Fans" was sent, and "Theirs" is there. No object was recorded, and "${other.uid}" is left as it is.`,
                ),
            ]);
            expect(world.stack.state.resources).toEqual([]);
        });

        test("an update that is answered with another object is looked up", async () => {
            await upTo([[fans("one")]]);
            answerOnce(/^PUT \/audiences/, (body) => ({ ...body, uid: "f".repeat(24), name: "Theirs" }));
            await upTo([[fans("two")], [fans("three")]]);
            expect(await listOf("/audiences")).toEqual([
                expect.objectContaining({ uid: world.stack.entry("fans").id, description: "three" }),
            ]);
        });

        test("a published version that is answered as a draft loses no shortUid of the draft beside it", async () => {
            const programs = await VersionPrograms.create(world.emulator.api);
            const staging = (live: string[], staged: string[]) => [
                programs.experience(),
                programs.version("live", "ACTIVE", live, { staged }),
            ];
            answerOnce(/^PUT .*\/versions\//, (body) => ({ ...body, status: "DRAFT" }));
            await upTo([staging(["A", "B"], ["A", "B", "C"])]);
            const versions = await programs.byHand(world.stack).versions();
            expect(
                versions.map(({ status, variants = [] }) => [
                    status,
                    ...variants.map(({ name, shortUid }) => `${name}:${shortUid}`),
                ]),
            ).toEqual([
                ["DRAFT", "A:0", "B:1", "C:2"],
                ["ACTIVE", "A:0", "B:1"],
            ]);
        });

        test("a version that the server has in another status is an error that names both, and is recorded as it is", async () => {
            const programs = await VersionPrograms.create(world.emulator.api);
            await upTo([[programs.experience(), programs.version("live", "ACTIVE", ["A"])]]);
            odd.meddle = async (passing) => {
                if (!/\/versions/.test(passing.path)) return;
                passing.text = passing.text.replaceAll('"PAUSED"', '"ACTIVE"');
            };
            const up = await world.stack.up([
                programs.experience(),
                programs.version("live", "PAUSED", ["A"]),
            ]);
            expect(up.problems().join()).toContain(
                'the response to the update does not fit the request: status "PAUSED" was sent, and "ACTIVE" is there. The list of versions says the same.',
            );
            odd.meddle = undefined;
            await upTo([[programs.experience(), programs.version("live", "PAUSED", ["A"])]]);
        });
    });
});

function addVersion(passing: Passing, fields: object): void {
    if (passing.method !== "GET" || !passing.path.endsWith("/versions")) return;
    const versions = JSON.parse(passing.text) as object[];
    passing.text = JSON.stringify([{ ...versions[0], uid: "f".repeat(24), ...fields }, ...versions]);
}
