// `npm run docs`: writes the reference pages from the docstrings. With `--json` it prints them and the names without
// a docstring instead.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { missing } from "./missing.mjs";
import { PAGES, pageOf } from "./pages.mjs";
import { printIndex, printPage } from "./print.mjs";
import { reflect } from "./reflect.mjs";

const folder = resolve(import.meta.dirname, "../../docs/reference");
const { declarations, namespaces } = await reflect();
const used = PAGES.filter((page) => declarations.some((each) => pageOf(each) === page));
const files = Object.fromEntries([
    ["README.md", printIndex(used, declarations)],
    ...(await Promise.all(
        used.map(async (page) => [page.path, await printPage(page, declarations)] as const),
    )),
]);
const undocumented = missing([...declarations, ...namespaces.map(({ reflection }) => reflection)]);

if (process.argv.includes("--json")) {
    console.log(JSON.stringify({ files, undocumented }));
} else {
    rmSync(folder, { recursive: true, force: true });
    for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    }
    console.log(`${Object.keys(files).length} pages for ${declarations.length} names in docs/reference.`);
    if (undocumented.length > 0) {
        console.error(`Without a docstring:\n${undocumented.map((name) => `  ${name}`).join("\n")}`);
        process.exitCode = 1;
    }
}
