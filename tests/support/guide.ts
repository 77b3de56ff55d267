import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const guides = resolve(__dirname, "../../docs/guides");

/**
 * Compares what a test has found with what a guide says of it, between `<!-- name -->` and `<!-- /name -->`.
 * With `UPDATE_DOCS=1` the guide is written instead.
 */
export function expectInGuide(page: string, name: string, text: string): void {
    const file = resolve(guides, page);
    const marked = new RegExp(`(?<=<!-- ${name} -->\n)[^]*?(?=\n<!-- /${name} -->)`);
    const before = readFileSync(file, "utf8");
    expect(before).toMatch(marked);
    const after = before.replace(marked, () => text);
    if (process.env.UPDATE_DOCS === "1") writeFileSync(file, after);
    else expect(before).toBe(after);
}
