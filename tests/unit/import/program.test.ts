import * as ts from "typescript";
import { refuseInconsistentCopy } from "../../../provider/cli/import/exportedFormat";
import { planProgram } from "../../../provider/cli/import/plan";
import { printProgram } from "../../../provider/cli/import/program";
import { REASONS } from "../../../provider/cli/import/remarks";
import { type ProjectContent, SECTIONS } from "../../../provider/core/project/content";
import type { WireExperience, WireVersion } from "../../../provider/core/wire";

const uid = (number: number): string => number.toString(16).padStart(24, "0");

const empty: ProjectContent = {
    projectUid: uid(0),
    attributes: [],
    events: [],
    audiences: [],
    lyticsAudiences: [],
    experiences: [],
    versions: new Map(),
    order: [],
};

const attribute = (number: number, name: string) => ({
    uid: uid(number),
    key: `key ${number}`,
    name,
    __type: "CUSTOM" as const,
});

const offer: WireExperience = {
    uid: uid(1),
    name: "Offer",
    __type: "SEGMENTED",
    shortUid: "0",
    status: "DRAFT",
};

function withVersion(version: Partial<WireVersion>): ProjectContent {
    const whole = { uid: uid(2), experienceUid: offer.uid, versionNumber: 1, status: "DRAFT", ...version };
    const versions = new Map([[offer.uid, [whole as WireVersion]]]);
    return { ...empty, experiences: [offer], versions, order: [offer.uid] };
}

const plan = (content: ProjectContent, copy = false) => planProgram(content, new Set(SECTIONS), { copy });

describe("what people wrote into a project", () => {
    test.each([
        "*/ process.exit(1); /*",
        "\u2028process.exit(1)",
        "line\nprocess.exit(1)",
        '"); process.exit(1); ("',
        "`${process.exit(1)}`",
        "\r\nprocess.exit(1)",
    ])("never becomes code: %j", async (name) => {
        const lytics = { uid: "f".repeat(32), name, source: "LYTICS" };
        const content = { ...empty, attributes: [attribute(1, name)], lyticsAudiences: [lytics] };
        const text = (await printProgram(plan(content))).get("index.ts") ?? "";
        const source = ts.createSourceFile("index.ts", text, ts.ScriptTarget.ES2022);
        // The import and one declaration: whatever broke out would be a statement of its own.
        expect(source.statements).toHaveLength(2);
        const strings: string[] = [];
        const visit = (node: ts.Node): void => {
            if (ts.isStringLiteral(node)) strings.push(node.text);
            ts.forEachChild(node, visit);
        };
        visit(source);
        expect(strings).toContain(name);
    });
});

test("a variant that names no audience is declared so, and its other target is named as kept", async () => {
    const inline = { name: "Inline", shortUid: "0", audiences: [], target: {} };
    const variants = [{ __type: "SegmentedVariant" as const, ...inline }];
    const made = plan(withVersion({ variants }));
    expect((await printProgram(made)).get("index.ts")).toContain(
        'variants: [{ name: "Inline", audiences: [] }]',
    );
    expect(made.remarks.map(({ reason, detail }) => [reason, detail])).toEqual([
        [
            REASONS.refusedIfNew,
            expect.stringContaining('variants[0].audiences the variant "Inline" of a segmented'),
        ],
        [REASONS.unknownFields, "variants[0].target"],
    ]);
    const copied = plan(withVersion({ variants }), true);
    expect(copied.declarations.map(({ kind }) => kind)).toEqual(["Experience", "ExperiencesPriority"]);
    expect(copied.remarks.map(({ reason }) => reason)).toEqual([REASONS.copyRefused]);
});

test("what is gone is written as its uid, with a comment", async () => {
    const variants = [{ __type: "SegmentedVariant" as const, name: "A", audiences: [uid(9)] }];
    const text = (await printProgram(plan(withVersion({ variants })))).get("index.ts");
    expect(text).toContain(`audiences: ["${uid(9)}" /* not in the project any more */]`);
});

test("a copy leaves out what refers to something that is gone, and says so", () => {
    const variants = [{ __type: "SegmentedVariant" as const, name: "A", audiences: [uid(9)] }];
    const { remarks } = plan(withVersion({ variants }), true);
    expect(remarks).toMatchObject([{ sort: "left out", subject: 'version 1 of Experience "Offer"' }]);
});

test("a large program has one file per kind, and a small one a single file", async () => {
    const attributes = Array.from({ length: 400 }, (_, number) => attribute(number, `Attribute ${number}`));
    const files = await printProgram(plan({ ...empty, attributes }));
    expect([...files.keys()]).toEqual(["index.ts", "attributes.ts"]);
    expect(files.get("index.ts")).toContain('import "./attributes";');
    const few = await printProgram(plan({ ...empty, attributes: attributes.slice(0, 3) }));
    expect([...few.keys()]).toEqual(["index.ts"]);
});

test("the same project always gives the same program", async () => {
    const content = { ...empty, attributes: [attribute(1, "Gold"), attribute(2, "Gold")] };
    expect(await printProgram(plan(content))).toEqual(await printProgram(plan(content)));
});

test("a part that refers to what is not copied is refused, and what is missing is named", () => {
    expect(() => refuseInconsistentCopy(new Set(["audiences"]))).toThrow("Add attributes to --only");
    expect(() => refuseInconsistentCopy(new Set(["attributes", "events"]))).not.toThrow();
});
