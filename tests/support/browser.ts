import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Browser, chromium } from "playwright-core";

/** The environment variable that names another Chromium or Chrome. */
const CHROMIUM_VARIABLE = "PERSONALIZE_CHROMIUM";

const root = resolve(__dirname, "../..");
const { devDependencies } = require("../../package.json");
const unpacked = join(root, "node_modules/.cache", `chromium-${devDependencies["@sparticuz/chromium"]}`);

/** What is used of `@sparticuz/chromium`, whose types are those of an ECMAScript module. */
interface Packed {
    setGraphicsMode: boolean;
    executablePath(): Promise<string>;
}

/** The package contains an executable for Linux on x64 alone. */
const isPackaged = process.platform === "linux" && process.arch === "x64";

/** Unpacks the Chromium of the package, once per checkout. */
export async function ensureChromium(): Promise<void> {
    if (process.env[CHROMIUM_VARIABLE] || !isPackaged || existsSync(unpacked)) return;
    mkdirSync(dirname(unpacked), { recursive: true });
    const folder = mkdtempSync(`${unpacked}-`);
    // The package unpacks into the folder for temporary files, and brings its own libraries where it sees AWS Lambda.
    const { TMPDIR, AWS_LAMBDA_JS_RUNTIME, LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env;
    Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" });
    try {
        const packed: Packed = require("@sparticuz/chromium");
        packed.setGraphicsMode = false;
        await packed.executablePath();
        findFonts(join(folder, "fonts/fonts.conf"));
        renameSync(folder, unpacked);
    } catch (error) {
        rmSync(folder, { recursive: true, force: true });
        // Another run may have unpacked it meanwhile.
        if (!existsSync(unpacked)) throw error;
    } finally {
        restore({ TMPDIR, AWS_LAMBDA_JS_RUNTIME, LD_LIBRARY_PATH, FONTCONFIG_PATH });
    }
}

/** Without any font, Chromium crashes at the first text field. */
function findFonts(file: string): void {
    const packaged = readFileSync(file, "utf8");
    writeFileSync(file, packaged.replace("<dir>/tmp/fonts</dir>", '<dir prefix="relative">fonts</dir>'));
}

function restore(variables: Record<string, string | undefined>): void {
    for (const [name, value] of Object.entries(variables)) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
    }
}

/** Starts a browser with its usual security. Close it at the end of the test file. */
export async function launchBrowser(): Promise<Browser> {
    try {
        return await chromium.launch({ ...chosen(), args: ["--no-sandbox"] });
    } catch (error) {
        throw new Error(
            `No Chromium can be started here: install Chrome or Chromium 120 or newer, and set ${CHROMIUM_VARIABLE} to its executable. ` +
                (error as Error).message,
        );
    }
}

function chosen(): Parameters<typeof chromium.launch>[0] {
    const executablePath = process.env[CHROMIUM_VARIABLE];
    if (executablePath) return { executablePath };
    if (!isPackaged) return { channel: "chrome" };
    return {
        executablePath: join(unpacked, "chromium"),
        env: {
            ...process.env,
            LD_LIBRARY_PATH: join(unpacked, "al2023/lib"),
            FONTCONFIG_PATH: join(unpacked, "fonts"),
        } as Record<string, string>,
    };
}
