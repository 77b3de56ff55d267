// The official download: the fastest way where there is internet access, and over at once where not.
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
        // The install script unpacks in its working directory, and must find no program's files there.
        cwd: folder,
        env: context.env,
        timeoutMs: INSTALL_MS,
        signal: context.signal,
        wholeGroup: true,
    });
}

/** Some networks swallow what they don't allow, and the installer itself would wait for two minutes. */
async function assertReachable(signal: AbortSignal | undefined): Promise<void> {
    const limit = AbortSignal.timeout(REACHABLE_MS);
    try {
        // Any answer will do: what it says is the installer's business.
        await fetch("https://get.pulumi.com/install.sh", {
            method: "HEAD",
            signal: signal ? AbortSignal.any([limit, signal]) : limit,
        });
    } catch (error) {
        const { message, cause } = error as Error & { cause?: Error };
        throw new EngineError(`get.pulumi.com can't be reached: ${cause?.message ?? message}`);
    }
}
