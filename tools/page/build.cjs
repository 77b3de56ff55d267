// Builds the page of the inspector from `provider/inspector/page/` into `dist/inspector/page/`.
const { copyFileSync, mkdirSync } = require("node:fs");
const { join, resolve } = require("node:path");
const { buildSync } = require("esbuild");

const root = resolve(__dirname, "../..");
const page = join(root, "provider/inspector/page");
const folder = join(root, "dist/inspector/page");

mkdirSync(folder, { recursive: true });
for (const file of ["index.html", "icon.svg"]) copyFileSync(join(page, file), join(folder, file));
buildSync({
    entryPoints: { app: join(page, "main.tsx") },
    outdir: folder,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    // The comments of the bundled libraries name their licences.
    legalComments: "inline",
    logLevel: "warning",
});
