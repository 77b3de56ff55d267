import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as personalize from "../../../provider";
import { PersonalizeError } from "../../../provider";
import { readPage, root } from "../../support/docs/pages";

const { text } = readPage("docs/guides/troubleshooting.md");

test("every error class that a program can meet stands in the guide", () => {
    const bases = ["PersonalizeError", "ApiError"];
    const classes = Object.entries(personalize)
        .filter(([, value]) => typeof value === "function" && value.prototype instanceof PersonalizeError)
        .map(([name]) => name);
    expect(classes.length).toBeGreaterThan(20);
    expect(classes.filter((name) => !bases.includes(name) && !text.includes(`\`${name}\``))).toEqual([]);
});

test("every code that has a meaning of its own stands in the guide", () => {
    const source = readFileSync(join(root, "provider/errors/apiError.ts"), "utf8");
    const codes = [...source.matchAll(/suffix === "([A-Z_]+)"/g)].map(([, code = ""]) => code);
    expect(codes.length).toBeGreaterThan(3);
    expect(codes.filter((code) => !text.includes(code))).toEqual([]);
});

/** Headings are the beginnings of messages: what somebody who searches the page has before his eyes. */
test("every message that has a section is one that the sources can say", () => {
    const from = text.indexOf("## By message");
    const headings = [...text.slice(from, text.indexOf("## By code")).matchAll(/^### (.+)$/gm)];
    const sources = ["errors", "lifecycle", "model", "resources", "api"]
        .map((room) => allSources(join(root, "provider", room)))
        .join("\n")
        .replace(/["`] \+\s+["`]/g, "");
    const own = [
        "Cannot find module",
        "Something answered that is not the API",
        "was not sent, or took too long",
    ];
    const unknown = headings
        .map(([, heading = ""]) => heading.split(",")[0]!)
        .filter((heading) => !own.some((each) => each.startsWith(heading)) && !sources.includes(heading));
    expect(unknown).toEqual([]);
});

function allSources(folder: string): string {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .map((name) => readFileSync(join(folder, name), "utf8"))
        .join("\n");
}
