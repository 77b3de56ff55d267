import type { DeclarationReflection } from "typedoc";
import { cell, firstSentence } from "./comments.mjs";
import { printDeclaration } from "./declarations.mjs";
import { Links } from "./links.mjs";
import { lineOf } from "./members.mjs";
import { anchorOf, isType, type Page, pageOf, sourceOf } from "./pages.mjs";

const NOTE = "<!-- Generated from the docstrings by `npm run docs`. -->";

export async function printPage(page: Page, all: readonly DeclarationReflection[]): Promise<string> {
    const links = new Links(all, page);
    const sections = await Promise.all(onPage(page, all).map((each) => printDeclaration(each, links)));
    const head = [NOTE, `# ${page.title}`, ...(page.intro ? [page.intro] : [])];
    return `${[...head, ...sections.flat()].join("\n\n")}\n`;
}

/** Prints an index with one line per exported name, grouped by page. */
export function printIndex(pages: readonly Page[], all: readonly DeclarationReflection[]): string {
    const links = new Links(all, { path: "README.md" });
    const sections = pages.map((page) => {
        const rows = onPage(page, all).map((each) => {
            const said = cell(firstSentence(each.signatures?.[0]?.comment ?? each.comment, links));
            return `| [\`${each.name}\`](${page.path}#${anchorOf(each.name)}) | ${said} |`;
        });
        return `## [${page.title}](${page.path})\n\n| Name | |\n|---|---|\n${rows.join("\n")}`;
    });
    const head = [NOTE, "# Reference", "Every name that `pulumi-contentstack-personalize` exports."];
    return `${[...head, ...sections].join("\n\n")}\n`;
}

/** Sorts by use: classes and functions first, then their arguments, then other types, those of the core last. */
function onPage(page: Page, all: readonly DeclarationReflection[]): DeclarationReflection[] {
    const here = all.filter((each) => pageOf(each) === page);
    const values = here.filter((each) => !isType(each)).map(({ name }) => `${name}Args`);
    const rank = (each: DeclarationReflection): number =>
        values.includes(each.name) ? 1 : isType(each) ? 2 : 0;
    const isOfCore = (each: DeclarationReflection): number => (sourceOf(each).startsWith("core/") ? 1 : 0);
    return here.sort(
        (a, b) =>
            rank(a) - rank(b) ||
            isOfCore(a) - isOfCore(b) ||
            sourceOf(a).localeCompare(sourceOf(b)) ||
            lineOf(a) - lineOf(b),
    );
}
