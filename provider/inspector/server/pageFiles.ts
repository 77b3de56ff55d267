import { readFileSync } from "node:fs";
import { join } from "node:path";

/** `npm run build` writes the page here. The path is the same from the sources and from the compiled package. */
const FOLDER = join(__dirname, "../../../dist/inspector/page");

const TYPES = {
    "index.html": "text/html; charset=utf-8",
    "app.js": "text/javascript; charset=utf-8",
    "app.css": "text/css; charset=utf-8",
    "icon.svg": "image/svg+xml",
} as const;

export interface PageFile {
    readonly type: string;
    readonly bytes: Buffer;
}

/** Returns a file of the page. Undefined if the page has no such file. */
export function pageFile(name: string): PageFile | undefined {
    if (!Object.hasOwn(TYPES, name)) return undefined;
    return { type: TYPES[name as keyof typeof TYPES], bytes: readFileSync(join(FOLDER, name)) };
}
