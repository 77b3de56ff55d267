import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readPage, root } from "../../support/docs/pages";

/** What the README promises, and the tests that fail when a promise no longer holds. */
const PROMISES: Record<string, [file: string, ...titles: string[]][]> = {
    "References instead of uids": [
        [
            "engine/changesAtOnce.test.ts",
            "one argument of each kind is changed, and nothing that merely refers to it",
            "the same program again changes nothing and sends nothing",
        ],
    ],
    "Variants keep their content": [
        ["host/versionIdentity.test.ts", "formerNames renames, and stays harmless for good"],
        [
            "host/versionLines.test.ts",
            "published, and taken back by the reverse change: each variant keeps its identity",
        ],
    ],
    "Edits in the web UI are seen": [
        ["engine/drift.test.ts", "are named field by field in the next preview"],
        [
            "host/versionOutside.test.ts",
            "new content is refused and theirs is named; after a refresh it goes live",
        ],
        ["host/editedByHand.test.ts", "a value that an update sets back is named, with who edited it"],
    ],
    "Existing objects stay unmanaged": [
        [
            "host/adoptExisting.test.ts",
            "it is refused although it matches and was made just now, with the three ways out",
            "it is refused where it differs, with the difference and the option to write",
        ],
        ["engine/adoptImport.test.ts", "up writes nothing and ends with the same ids"],
    ],
    "Mistakes fail in the preview": [
        ["unit/validation/refusals.test.ts", "$constraint"],
        ["engine/mistakes.test.ts", "$title", "the compiler sees exactly those that the guide says it sees"],
    ],
    "Interrupted runs can be continued": [
        ["host/adoptExisting.test.ts", "a lost answer to the creation makes no second one"],
        [
            "engine/recover.test.ts",
            "of every kind, field by field as an undisturbed run writes it; secrets stay encrypted",
        ],
    ],
    Status: [["unit/docs/published.test.ts", "pages say whether the package is published"]],
    "Checked against": [
        ["contract/documentation.test.ts"],
        ["contract/recordings.test.ts"],
        ["live/contract.test.ts"],
    ],
    Needs: [["engine/compatibility.test.ts"]],
    Languages: [
        ["engine/pluginYaml.test.ts", "creates all that it declares, with the logical name by default"],
        ["engine/pluginSdks.test.ts", "creates what a program declares, and writes nothing the next time"],
    ],
    Token: [
        [
            "engine/secrets.test.ts",
            "given by the environment is in no log and in no state, not even with --show-secrets",
            "is in no error when the server refuses it",
        ],
    ],
};

const { text } = readPage("README.md");
const tests = Object.entries(PROMISES).flatMap(([promise, files]) =>
    files.map(([file, ...titles]) => ({ promise, file, titles })),
);

test("each promise of the README names its tests", () => {
    const bullets = [...text.matchAll(/^- \*\*(.+?)[.,]?\*\*/gm)].map(([, lead]) => lead);
    const rows = [...text.matchAll(/^\| ([A-Z][\w ]+) \| /gm)].map(([, head]) => head);
    expect([...bullets, ...rows]).toEqual(Object.keys(PROMISES));
});

test.each(tests)("$promise: $file has its tests", ({ file, titles }) => {
    const source = readFileSync(join(root, "tests", file), "utf8");
    expect(titles.filter((title) => !source.includes(JSON.stringify(title)))).toEqual([]);
});
