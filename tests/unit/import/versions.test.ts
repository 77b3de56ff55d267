import { planProgram } from "../../../provider/cli/import/plan";
import { printProgram } from "../../../provider/cli/import/program";
import { REASONS } from "../../../provider/cli/import/remarks";
import { type ProjectContent, SECTIONS } from "../../../provider/core/project/content";
import type { WireExperience, WireVariant, WireVersion } from "../../../provider/core/wire";

const uid = (number: number): string => number.toString(16).padStart(24, "0");

const EXPERIENCE = uid(1);
const LIVE = uid(2);
const DRAFT = uid(3);
const AUDIENCE = uid(4);

const experience = { uid: EXPERIENCE, name: "Offer", __type: "SEGMENTED", shortUid: "0", status: "DRAFT" };

const variant = (name: string, shortUid: string, more: object = {}) =>
    ({
        __type: "SegmentedVariant",
        name,
        shortUid,
        audiences: [uid(9)],
        audienceCombinationType: "AND",
        ...more,
    }) as WireVariant;

/** A variant that no declaration can express. */
const undeclarable = variant("A", "0", { __type: "HolographicVariant" });

interface Versions {
    status?: "ACTIVE" | "PAUSED";
    live?: WireVariant[];
    draft?: WireVariant[];
}

function project({ status = "ACTIVE", live, draft }: Versions): ProjectContent {
    const version = (status: string, uid: string, versionNumber: number, variants: WireVariant[]) =>
        ({ uid, experienceUid: EXPERIENCE, versionNumber, status, variants }) as WireVersion;
    const versions = [
        ...(live === undefined ? [] : [version(status, LIVE, 1, live)]),
        ...(draft === undefined ? [] : [version("DRAFT", DRAFT, 2, draft)]),
    ];
    const definition = { __type: "RuleCombination", combinationType: "AND", rules: [] };
    return {
        projectUid: uid(0),
        attributes: [],
        events: [],
        audiences: [uid(9), AUDIENCE].map(
            (uid, index) =>
                ({
                    uid,
                    name: `Audience ${index}`,
                    definition,
                }) as unknown as ProjectContent["audiences"][number],
        ),
        lyticsAudiences: [],
        experiences: [experience as WireExperience],
        versions: new Map([[EXPERIENCE, versions]]),
        order: [],
    };
}

const planOf = (versions: Versions, copy = false) =>
    planProgram(project(versions), new Set(SECTIONS), { copy });

const versionsIn = ({ declarations }: ReturnType<typeof planOf>) =>
    declarations.filter(({ kind }) => kind === "ExperienceVersion");

const remarksOn = ({ remarks }: ReturnType<typeof planOf>) =>
    remarks
        .filter(({ kind }) => kind === "ExperienceVersion")
        .map(({ sort, subject, reason }) => [sort, subject, reason]);

const VERSION_1 = 'version 1 of Experience "Offer"';
const VERSION_2 = 'version 2 of Experience "Offer"';

/** A copy declares no audience without rules, so its variants name one from Lytics. */
const copyable = (name: string, shortUid: string) =>
    variant(name, shortUid, { audiences: [], lyticsAudiences: ["f".repeat(32)] });

describe("one resource per experience", () => {
    test.each(["ACTIVE", "PAUSED"] as const)("an %s version holds the draft as `staged`", async (status) => {
        const draft = [variant("A", "0"), variant("B", "1", { audiences: [AUDIENCE] })];
        const plan = planOf({ status, live: [variant("A", "0")], draft });
        expect(versionsIn(plan)).toMatchObject([
            {
                id: `${EXPERIENCE}/${LIVE}`,
                name: { logical: "offer" },
                inputs: {
                    status,
                    variants: [{ name: "A" }],
                    staged: { variants: [{ name: "A" }, { name: "B" }] },
                },
            },
        ]);
        expect(versionsIn(plan)[0]?.inputs).not.toHaveProperty("staged.status");
        expect(remarksOn(plan)).toEqual([]);
        const text = (await printProgram(plan)).get("index.ts") ?? "";
        // Only the draft refers to this audience.
        expect(text).toContain("const audience1 = new personalize.Audience(");
        expect(text.replace(/\s+/g, " ")).toContain('{ name: "B", audiences: [audience1] }');
    });

    test("a draft alone is a DRAFT", () => {
        const plan = planOf({ draft: [variant("A", "0")] });
        expect(versionsIn(plan)).toMatchObject([
            { id: `${EXPERIENCE}/${DRAFT}`, inputs: { status: "DRAFT" } },
        ]);
        expect(versionsIn(plan)[0]?.inputs).not.toHaveProperty("staged");
    });

    test("an empty draft is left out, and the live version is declared alone", () => {
        const plan = planOf({ live: [variant("A", "0")], draft: [] });
        expect(versionsIn(plan)).toHaveLength(1);
        expect(versionsIn(plan)[0]?.inputs).not.toHaveProperty("staged");
        expect(remarksOn(plan)).toEqual([["left out", VERSION_2, REASONS.emptyDraft]]);
    });
});

describe("what can't be declared", () => {
    test("a live version takes its draft with it, since nothing else could hold it", () => {
        const plan = planOf({ live: [undeclarable], draft: [variant("A", "0")] });
        expect(versionsIn(plan)).toEqual([]);
        expect(remarksOn(plan)).toEqual([
            ["left out", VERSION_1, REASONS.undeclarable],
            ["left out", VERSION_2, REASONS.draftBesideUndeclarable],
        ]);
    });

    test("a draft leaves the live version alone", () => {
        const plan = planOf({ live: [variant("A", "0")], draft: [undeclarable] });
        expect(versionsIn(plan)).toMatchObject([{ id: `${EXPERIENCE}/${LIVE}` }]);
        expect(versionsIn(plan)[0]?.inputs).not.toHaveProperty("staged");
        expect(remarksOn(plan)).toEqual([["left out", VERSION_2, REASONS.undeclarable]]);
    });

    test("a draft with the content of the live version would have no effect as `staged`", () => {
        const plan = planOf({ live: [variant("A", "0")], draft: [variant("A", "0")] });
        expect(versionsIn(plan)[0]?.inputs).not.toHaveProperty("staged");
        expect(remarksOn(plan)).toEqual([["left out", VERSION_2, REASONS.draftEqualsLive]]);
    });

    test("a remark on the draft is printed beside the resource that holds it", async () => {
        const draft = [variant("A", "0", { color: "red" }), variant("B", "1")];
        const plan = planOf({ live: [variant("A", "0")], draft });
        expect(plan.remarks).toContainEqual(
            expect.objectContaining({ subject: VERSION_2, detail: "variants[0].color", beside: LIVE }),
        );
        const text = (await printProgram(plan)).get("index.ts") ?? "";
        expect(text.indexOf("variants[0].color")).toBeLessThan(
            text.indexOf("new personalize.ExperienceVersion"),
        );
    });
});

describe("the identities of the variants of a draft", () => {
    const swapped = {
        live: [copyable("A", "0"), copyable("B", "1")],
        draft: [copyable("A", "1"), copyable("B", "0"), copyable("C", "2")],
    };
    const staged = (plan: ReturnType<typeof planOf>) =>
        (versionsIn(plan)[0]?.inputs as { staged?: { variants: object[] } } | undefined)?.staged?.variants;

    test("follow from former names where a variant has another name in the live version", () => {
        const plan = planOf({ live: [copyable("A", "0")], draft: [copyable("Z", "0")] });
        expect(staged(plan)).toMatchObject([{ name: "Z", formerNames: ["A"] }]);
        expect(staged(plan)?.[0]).not.toHaveProperty("shortUid");
    });

    test("are declared where the names lead to other variants of the live version", () => {
        expect(staged(planOf(swapped))).toMatchObject([
            { name: "A", shortUid: "1" },
            { name: "B", shortUid: "0" },
            { name: "C", shortUid: "2" },
        ]);
    });

    test("follow the names in a copy, which says so", () => {
        const plan = planOf(swapped, true);
        expect(staged(plan)?.some((each) => "shortUid" in each)).toBe(false);
        expect(remarksOn(plan)).toContainEqual(["changed", VERSION_2, REASONS.copyIdentity]);
    });
});

describe("a copy", () => {
    const live = [copyable("A", "0")];
    const draft = [copyable("A", "0"), copyable("B", "1")];

    test("has an ACTIVE version with its draft", () => {
        const plan = planOf({ live, draft }, true);
        expect(versionsIn(plan)).toMatchObject([
            {
                inputs: {
                    status: "ACTIVE",
                    variants: [{ name: "A" }],
                    staged: { variants: [{}, { name: "B" }] },
                },
            },
        ]);
    });

    test("has the draft alone where the live version can't be copied, because it is the first version there", () => {
        for (const versions of [
            { live: [undeclarable], draft },
            { status: "PAUSED" as const, live, draft },
        ]) {
            const plan = planOf(versions, true);
            expect(versionsIn(plan)).toMatchObject([
                { inputs: { status: "DRAFT", variants: [{}, { name: "B" }] } },
            ]);
            expect(remarksOn(plan)[0]?.slice(0, 2)).toEqual(["left out", VERSION_1]);
        }
    });

    test("has the live version alone where the draft refers to something that is not copied", () => {
        const plan = planOf({ live, draft: [variant("A", "0", { audiences: [uid(99)] })] }, true);
        expect(versionsIn(plan)).toMatchObject([{ inputs: { status: "ACTIVE" } }]);
        expect(versionsIn(plan)[0]?.inputs).not.toHaveProperty("staged");
        expect(remarksOn(plan)).toContainEqual(["left out", VERSION_2, REASONS.copyDangling]);
    });
});
