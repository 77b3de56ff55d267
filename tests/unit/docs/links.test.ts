import { existsSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { type Link, type Page, parsePage, readPages, root } from "../../support/docs/pages";

const pages = readPages();

/** Why a link leads nowhere. */
function complaint(page: Page, { target, at }: Link, known: readonly Page[]): string | undefined {
    if (/^[a-z]+:/.test(target)) {
        return target.startsWith("https://") ? undefined : `${at}: ${target} is not https.`;
    }
    const [path = "", anchor] = target.split("#");
    const file = path === "" ? page.path : normalize(join(dirname(page.path), decodeURI(path)));
    if (file.startsWith("..")) return `${at}: ${target} leads out of the repository.`;
    if (!existsSync(join(root, file))) return `${at}: ${target} does not exist.`;
    if (anchor === undefined || statSync(join(root, file)).isDirectory()) return undefined;
    const there = known.find((each) => each.path === file);
    return there?.anchors.has(anchor) ? undefined : `${at}: ${target}: no heading has that anchor.`;
}

test("every link leads somewhere, to the heading that it names", () => {
    const broken = pages.flatMap((page) => page.links.map((link) => complaint(page, link, pages) ?? []));
    expect(broken.flat()).toEqual([]);
    expect(pages.flatMap(({ links }) => links).length).toBeGreaterThan(100);
});

test("every page of the documentation is reached from its index", () => {
    const reached = new Set<string>();
    const visit = (path: string): void => {
        const page = pages.find((each) => each.path === path);
        if (!page || reached.has(path)) return;
        reached.add(path);
        for (const { target } of page.links) {
            const [file = ""] = target.split("#");
            if (file !== "" && !file.includes(":")) visit(normalize(join(dirname(path), file)));
        }
    };
    visit("docs/README.md");
    const documentation = pages.filter(({ path }) => path.startsWith("docs/")).map(({ path }) => path);
    expect(documentation.filter((path) => !reached.has(path))).toEqual([]);
});

test.each([
    ["[a](missing.md)", "does not exist"],
    ["[a](#nothing)", "no heading"],
    ["[a](../outside.md)", "out of the repository"],
    ["[a](http://example.com)", "not https"],
])("the check itself sees %s", (text, said) => {
    const page = parsePage("README.md", `# Title\n\n${text}\n`);
    expect(complaint(page, page.links[0]!, [page])).toContain(said);
});
