// The official download is the fastest way with internet access, and fails at once without it.
import { join } from "node:path";
import { ENGINE_VERSION } from "./pins";
import { run } from "./run";
import { type Context, EngineError } from "./types";

const REACHABLE_MS = 10_000;
const INSTALL_MS = 10 * 60_000;

export async function downloadEngine(folder: string, context: Context): Promise<void> {
    await assertReachable(context.signal);
    context.log(`Downloading pulumi ${ENGINE_VERSION} (about 100 MB)…`);
    await run(process.execPath, [join(__dirname, "officialInstaller.cjs"), ENGINE_VERSION, folder], {
        // The install script unpacks in its working directory, which must not contain the files of a program.
        cwd: folder,
        env: context.env,
        timeoutMs: INSTALL_MS,
        signal: context.signal,
        wholeGroup: true,
    });
}

/** Some networks drop requests silently, and the installer would wait for two minutes. */
async function assertReachable(signal: AbortSignal | undefined): Promise<void> {
    const limit = AbortSignal.timeout(REACHABLE_MS);
    try {
        // Any response shows that the server is reachable. The installer handles its content.
        await fetch("https://get.pulumi.com/install.sh", {
            method: "HEAD",
            signal: signal ? AbortSignal.any([limit, signal]) : limit,
        });
    } catch (error) {
        const { message, cause } = error as Error & { cause?: Error };
        throw new EngineError(`get.pulumi.com can't be reached: ${cause?.message ?? message}`);
    }
}
