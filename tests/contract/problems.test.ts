import { type ProblemCode, problemCodes } from "../../provider/emulator/problems";
import type { Entity } from "./support/client";
import {
    absentUid,
    abTest,
    all,
    audience,
    countryRule,
    event,
    experience,
    half,
    postVersion,
    putVersion,
    segmented,
    segmentedVariant,
} from "./support/objects";
import { useEmulator } from "./support/useEmulator";

const session = useEmulator();

/** What every case can count on. */
interface Ground {
    readonly audience: Entity;
    readonly event: Entity;
    readonly segmented: Entity;
    readonly test: Entity;
}

let ground: Ground;
beforeEach(async () => {
    const { api } = session;
    ground = {
        audience: await audience(api),
        event: await event(api),
        segmented: await experience(api),
        test: await experience(api, "AB_TEST"),
    };
});

const fresh = (...variants: unknown[]) =>
    putVersion(session.api, ground.segmented, segmented("DRAFT", ...variants));
const valid = () => segmentedVariant("A", ground.audience.uid);
const freshTest = (variants: unknown[], fields: object = {}) =>
    putVersion(session.api, ground.test, { ...abTest("DRAFT", ground.event.uid, variants), ...fields });
const tagged = (...tags: unknown[]) =>
    session.api.post("/experiences", { name: "Tagged", __type: "SEGMENTED", tags });
const defined = (...rules: unknown[]) =>
    session.api.post("/audiences", { name: "Defined", definition: all(...rules) });

type Case = readonly [
    code: ProblemCode,
    field: string,
    send: () => Promise<{ status: number; body: unknown }>,
];

const cases: readonly Case[] = [
    ["REQUIRED", "name", () => session.api.post("/attributes", { key: "age" })],
    ["REQUIRED", "key", () => session.api.post("/events", { key: "  " })],
    ["REQUIRED", "definition", () => session.api.post("/audiences", { name: "Nobody" })],
    ["REQUIRED", "version", () => session.api.get(`/experiences/${ground.test.uid}/analytics/summary`)],
    ["REQUIRED", "variantSplit", () => freshTest([half("A"), half("B")], { variantSplit: undefined })],
    ["NOT_A_STRING", "key", () => session.api.post("/events", { key: 7 })],
    ["NOT_A_STRING", "description", () => session.api.post("/events", { key: "k", description: [] })],
    ["NOT_A_NUMBER", "variants", () => freshTest([{ ...half("A"), trafficDistribution: "50" }])],
    ["NOT_A_BOOLEAN", "definition", () => defined({ ...countryRule, invertCondition: "no" })],
    ["NOT_AN_ARRAY", "priorityOrder", () => session.api.put("/experiences-priority", {})],
    ["NOT_AN_OBJECT", "definition", () => defined("a rule")],
    ["NOT_VALID_ENUM", "__type", () => session.api.post("/experiences", { name: "X", __type: "BANDIT" })],
    ["NOT_VALID_ENUM", "definition", () => defined({ ...countryRule, attributeMatchCondition: "LIKES" })],
    ["NOT_VALID_ENUM", "variants", () => fresh({ ...valid(), audienceCombinationType: undefined })],
    ["EMPTY_ARRAY", "variants", () => fresh()],
    ["EMPTY_ARRAY", "variants", () => fresh(segmentedVariant("A"))],
    ["EMPTY_ARRAY", "definition", () => defined()],
    ["STATUS_REQUIRED", "status", () => putVersion(session.api, ground.segmented, { variants: [valid()] })],
    [
        "INVALID_STATUS",
        "status",
        () => putVersion(session.api, ground.segmented, segmented("ARCHIVED", valid())),
    ],
    [
        "INVALID_STATUS",
        "status",
        () => postVersion(session.api, ground.segmented, segmented("PAUSED", valid())),
    ],
    ["VARIANTS_NOT_ARRAY", "variants", () => putVersion(session.api, ground.segmented, { status: "DRAFT" })],
    [
        "INSUFFICIENT_VARIANTS_TO_ACTIVATE",
        "variants",
        () => putVersion(session.api, ground.segmented, segmented("ACTIVE")),
    ],
    [
        "INSUFFICIENT_VARIANTS_TO_ACTIVATE",
        "variants",
        () => putVersion(session.api, ground.test, abTest("ACTIVE", ground.event.uid, [half("alone")])),
    ],
    ["VARIANTS_REFERRED_AUDIENCE_DOES_NOT_EXIST", "variants", () => fresh(segmentedVariant("A", absentUid))],
    [
        "VARIANTS_REFERRED_LYTICS_AUDIENCE_DOES_NOT_EXIST",
        "variants",
        () => fresh({ ...valid(), audiences: [], lyticsAudiences: ["0".repeat(32)] }),
    ],
    [
        "METRICS_REFERRED_EVENT_DOES_NOT_EXIST",
        "metrics",
        () => putVersion(session.api, ground.test, abTest("ACTIVE", absentUid)),
    ],
    ["UNKNOWN_SHORT_UID", "variants", () => fresh({ ...valid(), shortUid: "0" })],
    [
        "DUPLICATE_SHORT_UID",
        "variants",
        () => fresh({ ...valid(), shortUid: "0" }, { ...valid(), shortUid: "0" }),
    ],
    ["WRONG_VARIANT_TYPE", "variants", () => fresh(half("A"))],
    [
        "INVALID_TRAFFIC_DISTRIBUTION",
        "variants",
        () => freshTest([half("A"), { ...half("B"), trafficDistribution: 40 }]),
    ],
    [
        "INVALID_TRAFFIC_DISTRIBUTION",
        "variants",
        () => freshTest([{ ...half("A"), trafficDistribution: -1 }]),
    ],
    [
        "AUDIENCES_COUNT_EXCEEDED",
        "variants",
        () => fresh(segmentedVariant("A", ...Array.from({ length: 51 }, () => ground.audience.uid))),
    ],
    ["TAGS_COUNT_EXCEEDED", "tags", () => tagged(...Array.from({ length: 11 }, (_, index) => `tag${index}`))],
    ["INVALID_TAG", "tags", () => tagged("x".repeat(33))],
    ["INVALID_TAG", "tags", () => tagged("two words")],
];

test("every problem is provoked", () => {
    expect([...new Set(cases.map(([code]) => code))].sort()).toEqual(Object.keys(problemCodes).sort());
});

test.each(cases)("%s in %s", async (code, field, send) => {
    const { status, body } = await send();
    const { errors } = body as { errors: Record<string, unknown[]> };
    expect(status).toBe(400);
    expect(
        errors[field]!.flatMap((problem) =>
            typeof problem === "string" ? problem : Object.values(problem!),
        ),
    ).toContain(code);
    expect(Object.keys(body as object)).toEqual(["errors"]);
});

test.each([
    ["STRING_EQUALS", undefined],
    ["STRING_EQUALS", { __type: "NumberMatchOptions", value: 1 }],
    ["NUMBER_LESS_THAN", { __type: "NumberMatchOptions", value: "1" }],
    ["BETWEEN_TIME", { __type: "DateTimeMatchOptions", startTime: "2024-11-29T00:00:00" }],
    ["JSON_MATCH", { __type: "JSONMatchOptions", pointer: "no slash" }],
])("%s with unfit options says the recorded sentence", async (condition, options) => {
    const { body, status } = await defined({
        ...countryRule,
        attributeMatchCondition: condition,
        attributeMatchOptions: options,
    });
    expect(status).toBe(400);
    expect(body).toEqual({
        errors: {
            definition: [
                {
                    "rules.0.attributeMatchOptions": `valid matchOptions is required for ${condition} condition`,
                },
            ],
        },
    });
});

test("a Lytics uid among the native audiences says the recorded sentence", async () => {
    const lytics = "f".repeat(32);
    const { body } = await fresh(segmentedVariant("A", lytics));
    expect(JSON.stringify(body)).toContain(`${lytics} is not a valid ObjectId`);
});

test("an equal split may miss 100 percent by little, a custom one may not", async () => {
    const thirds = ["A", "B", "C"].map((name) => ({ ...half(name), trafficDistribution: 33.33 }));
    const custom = await freshTest(thirds, { variantSplit: "CUSTOM_PERCENTAGE" });
    expect(custom.body).toEqual({ errors: { variants: ["INVALID_TRAFFIC_DISTRIBUTION"] } });
    expect((await freshTest(thirds)).status).toBe(200);
});

test("an optional field that is null is one that was left out", async () => {
    const { status, body } = await session.api.post("/events", { key: "k", description: null });
    expect([status, body.description]).toEqual([201, ""]);
});

test("one answer tells everything that is wrong", async () => {
    const { body } = await session.api.post("/attributes", { description: 1 });
    expect(body).toEqual({
        errors: { name: ["REQUIRED"], key: ["REQUIRED"], description: ["NOT_A_STRING"] },
    });
});
