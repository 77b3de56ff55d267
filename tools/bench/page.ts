import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Results } from "./results";
import { report } from "./table";

const PAGE = resolve(__dirname, "../../docs/guides/speed.md");
const BLOCK = /(<!-- npm run bench -- --write -->\n)[\s\S]*(<!-- end -->)/;

/** Writes the tables into the documentation, between the two comments that mark their place. */
export function writePage(results: Results): void {
    const page = readFileSync(PAGE, "utf8");
    if (!BLOCK.test(page)) throw new Error("docs/guides/speed.md has lost the place of the tables.");
    writeFileSync(
        PAGE,
        page.replace(BLOCK, (_, begin, end) => `${begin}\n${report(results)}\n${end}`),
    );
}
