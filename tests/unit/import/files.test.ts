import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refuseOccupied, writeFiles } from "../../../provider/cli/import/files";
import { scaffoldFiles } from "../../../provider/cli/import/scaffold";

let folder: string;
beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "personalize-import-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a folder that holds something is refused unless told, a fresh repository is not", () => {
    mkdirSync(join(folder, ".git"));
    expect(() => refuseOccupied(folder, false)).not.toThrow();
    writeFileSync(join(folder, "mine.ts"), "mine");
    expect(() => refuseOccupied(folder, false)).toThrow(/not empty \(mine\.ts\).*--force/s);
    expect(() => refuseOccupied(folder, true)).not.toThrow();
    expect(() => refuseOccupied(join(folder, "mine.ts"), true)).toThrow("is a file");
});

test("files of other names stay", () => {
    writeFileSync(join(folder, "mine.ts"), "mine");
    writeFiles(folder, new Map([["index.ts", "ours"]]));
    expect(readFileSync(join(folder, "mine.ts"), "utf8")).toBe("mine");
    expect(existsSync(join(folder, "index.ts"))).toBe(true);
});

const settings = {
    name: "shop",
    copy: false,
    target: "typescript" as const,
    stack: "dev",
    projectUid: "0".repeat(24),
    reference: "^9.9.9",
};

test("the stack's configuration names the region, or the address where it is none of Contentstack's", () => {
    const file = (baseUrl: string) => scaffoldFiles({ ...settings, baseUrl }).get("Pulumi.dev.yaml");
    expect(file("https://eu-personalize-api.contentstack.com")).toContain('region: "AWS-EU"');
    expect(file("http://localhost:4010")).toContain('baseUrl: "http://localhost:4010"');
});

test("a copy has no configuration: the source is not where it goes", () => {
    const files = scaffoldFiles({ ...settings, copy: true, baseUrl: "http://localhost:4010" });
    expect([...files.keys()].filter((name) => name.startsWith("Pulumi."))).toEqual(["Pulumi.yaml"]);
});
