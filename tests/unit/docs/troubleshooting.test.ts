import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as personalize from "../../../provider";
import { PersonalizeError } from "../../../provider";
import { readPage, root } from "../../support/docs/pages";
import { textsOf } from "../../support/docs/texts";

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
    const source = readFileSync(join(root, "provider/core/errors/apiError.ts"), "utf8");
    const codes = [...source.matchAll(/suffix === "([A-Z_]+)"/g)].map(([, code = ""]) => code);
    expect(codes.length).toBeGreaterThan(3);
    expect(codes.filter((code) => !text.includes(code))).toEqual([]);
});

/** Messages of Node and of Pulumi. */
const FOREIGN = [
    "Cannot find module",
    "No connection established",
    "could not find latest version for provider contentstack-personalize",
];

/** A heading is a part of a message: what somebody who searches the page has before them. */
test("every message that the guide explains is one that the provider can say, word for word", () => {
    const messages = readdirSync(join(root, "provider"), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts") && !name.startsWith("emulator"))
        .flatMap((name) => textsOf(readFileSync(join(root, "provider", name), "utf8")));
    const section = text.slice(text.indexOf("## By message"), text.indexOf("## By code"));
    const explained = [...section.matchAll(/^### (.+)$|The error "([^"]+)"/gm)].map(
        ([, heading, quoted]) => heading ?? quoted ?? "",
    );
    expect(explained.length).toBeGreaterThan(10);
    const unknown = explained.filter((words) => !messages.some((message) => message.includes(words)));

    expect(unknown).toEqual(FOREIGN);
    expect(() => require(join(root, "absent"))).toThrow(/^Cannot find module/);
});
