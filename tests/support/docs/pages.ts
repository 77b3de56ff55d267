import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const root = resolve(__dirname, "../../..");

/** A fenced block of a page. */
export interface Block {
    /** The whole word or words after the fence: `ts`, `ts signature`, `bash`. */
    info: string;
    text: string;
    /** Its page and line, as a failing test shows it. */
    at: string;
}

export interface Link {
    target: string;
    at: string;
}

export interface Page {
    /** Below the repository's root. */
    path: string;
    text: string;
    blocks: Block[];
    links: Link[];
    anchors: Set<string>;
}

const FOLDERS = ["docs", "examples", "tools"];
const FENCE = /^(?<indent> *)```(?<info>.*)$/;

/** Every page that a reader of the repository finds. */
export function readPages(): Page[] {
    const inRoot = readdirSync(root).filter((name) => name.endsWith(".md"));
    const below = FOLDERS.flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
            .filter((name) => name.endsWith(".md") && !name.includes("node_modules"))
            .map((name) => join(folder, name)),
    );
    return [...inRoot, ...below].sort().map((path) => readPage(path));
}

export function readPage(path: string): Page {
    return parsePage(path, readFileSync(join(root, path), "utf8"));
}

/** GitHub's Markdown, as far as these pages use it. */
export function parsePage(path: string, text: string): Page {
    const page: Page = { path, text, blocks: [], links: [], anchors: new Set() };
    let open: (Block & { lines: string[]; indent: number }) | undefined;
    for (const [index, line] of text.split("\n").entries()) {
        const at = `${path}:${index + 1}`;
        const fence = FENCE.exec(line)?.groups;
        if (open) {
            if (fence && fence.info === "") {
                page.blocks.push({ info: open.info, text: open.lines.join("\n"), at: open.at });
                open = undefined;
            } else open.lines.push(line.slice(open.indent));
        } else if (fence) {
            open = { info: fence.info!.trim(), text: "", at, lines: [], indent: fence.indent!.length };
        } else readLine(page, line, at);
    }
    if (open) throw new Error(`${open.at}: the block is never closed.`);
    return page;
}

function readLine(page: Page, line: string, at: string): void {
    const heading = /^#{1,6} +(.+?) *#*$/.exec(line)?.[1];
    if (heading) addAnchor(page.anchors, slug(heading));
    const anchor = /<a (?:id|name)="([^"]+)"/.exec(line)?.[1];
    if (anchor) page.anchors.add(anchor);
    // What stands in backticks is no link.
    for (const [, target] of line.replace(/`[^`]*`/g, "`").matchAll(/\]\(([^)\s]+)[^)]*\)/g))
        page.links.push({ target: target!, at });
}

/** The anchor that GitHub gives a heading. */
function slug(heading: string): string {
    return heading
        .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replace(/\s/g, "-");
}

/** A heading that is there twice gets a number. */
function addAnchor(anchors: Set<string>, name: string): void {
    let unique = name;
    for (let n = 1; anchors.has(unique); n++) unique = `${name}-${n}`;
    anchors.add(unique);
}

export function blocksOf(pages: readonly Page[], languages: readonly string[]): Block[] {
    return pages.flatMap((page) => page.blocks).filter((block) => languages.includes(block.info));
}
