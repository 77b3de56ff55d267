import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { blocksOf, readPages, root } from "../../support/docs/pages";

const published: boolean = require("../../../tools/docs/published.cjs");
const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const pages = readPages().filter(({ path }) => !path.startsWith("tools/"));
const tarball = `${name}-${version}.tgz`;

/** What an installation of this package asks a registry for. */
const FROM_A_REGISTRY = new RegExp(`npm (?:install|i|add)\\b[^\\n]* ${name}(?![\\w./-]*\\.tgz)`);

test("pages install the package as it can be had today", () => {
    const blocks = blocksOf(pages, ["bash", "sh"]);
    const fromRegistry = pages.filter(({ text }) => FROM_A_REGISTRY.test(text)).map(({ path }) => path);
    const fromTarball = blocks.filter(({ text }) => text.includes(`npm install ./vendor/${tarball}`));
    if (published) expect(fromRegistry).toContain("docs/guides/install.md");
    else {
        expect(fromRegistry).toEqual([]);
        expect(fromTarball.map(({ at }) => at.split(":")[0])).toEqual(
            expect.arrayContaining(["README.md", "docs/guides/install.md"]),
        );
    }
});

test("pages say whether the package is published", () => {
    const claims = pages.filter(({ text }) =>
        /\bis published (?:on|to|with)\b|npm audit signatures/.test(text),
    );
    const denials = pages.filter(({ text }) => /\bnot on npm yet\b/.test(text)).map(({ path }) => path);
    expect(denials).toEqual(published ? [] : ["README.md", "docs/guides/install.md"]);
    if (!published) expect(claims.map(({ path }) => path)).toEqual([]);
});

test("examples install what the pages install", () => {
    const references = readdirSync(join(root, "examples")).map((example) => {
        const file = join(root, "examples", example, "package.json");
        return JSON.parse(readFileSync(file, "utf8")).dependencies[name];
    });
    expect(new Set(references)).toEqual(new Set([published ? `^${version}` : `file:../../${tarball}`]));
});

test("every tarball that a page names is that of this version", () => {
    const named = pages.flatMap(({ text }) => text.match(new RegExp(`${name}-\\d[\\w.-]*\\.tgz`, "g")) ?? []);
    expect(new Set(named)).toEqual(new Set(published ? [] : [tarball]));
});

test("the check itself sees an installation from a registry, and no tarball", () => {
    expect(`npm install ${name}@latest`).toMatch(FROM_A_REGISTRY);
    expect(`npm install --save-dev ${name}`).toMatch(FROM_A_REGISTRY);
    expect(`npm install ./vendor/${tarball}`).not.toMatch(FROM_A_REGISTRY);
});
