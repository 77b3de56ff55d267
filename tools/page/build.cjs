// Builds the page of the inspector from `inspector/` into `dist/page/`.
const { copyFileSync, mkdirSync } = require("node:fs");
const { join, resolve } = require("node:path");
const { buildSync } = require("esbuild");

const root = resolve(__dirname, "../..");
const folder = join(root, "dist/page");

mkdirSync(folder, { recursive: true });
for (const file of ["index.html", "icon.svg"])
    copyFileSync(join(root, "inspector", file), join(folder, file));
buildSync({
    entryPoints: { app: join(root, "inspector/main.tsx") },
    outdir: folder,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    // The comments of the bundled libraries name their licences.
    legalComments: "inline",
    logLevel: "warning",
});
