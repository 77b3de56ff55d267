// Builds the engine from its Go modules, for machines that reach a Go module proxy but not Pulumi's servers. The
// committed go.sum files pin the sources: Go rejects a module whose checksum differs.
import { chmod, copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { onPath } from "./find";
import {
    ENGINE_FILES,
    ENGINE_VERSION,
    LANGUAGE_HOST_VERSION,
    YAML_HOST_FILE,
    YAML_HOST_VERSION,
} from "./pins";
import { run } from "./run";
import { type Context, EngineError } from "./types";

const SDK = "github.com/pulumi/pulumi/sdk/v3";
const YAML = "github.com/pulumi/pulumi-yaml";
const BUILD_MS = 60 * 60_000;
const PROGRESS_MS = 30_000;

export async function buildEngine(folder: string, context: Context): Promise<void> {
    const go = await usableGo(context);
    const bin = join(folder, "bin");
    await mkdir(bin, { recursive: true });
    context.log(
        `Building pulumi ${ENGINE_VERSION} with Go: about six minutes on two cores, the first time only. ` +
            "Go's caches grow by 4 GB; `go clean -cache -modcache` gives them back.",
    );
    await compile(go, context, {
        module: "language-nodejs",
        target: `${SDK}/nodejs/cmd/pulumi-language-nodejs`,
        version: LANGUAGE_HOST_VERSION,
        output: join(bin, ENGINE_FILES.languageHost),
    });
    await compile(go, context, {
        module: "cli",
        target: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
        version: ENGINE_VERSION,
        output: join(bin, ENGINE_FILES.command),
    });
    // The language host includes the launcher of the dynamic-provider host, which is a script.
    const cwd = join(__dirname, "language-nodejs");
    const list = ["list", "-mod=readonly", "-m", "-f", "{{.Dir}}", SDK];
    const sdk = (await run(go, list, { cwd, env: goEnv(context.env), timeoutMs: 60_000 })).trim();
    const launcher = join(bin, ENGINE_FILES.dynamicProvider);
    await copyFile(join(sdk, "nodejs", "dist", ENGINE_FILES.dynamicProvider), launcher);
    // Files in Go's module cache are neither executable nor writable.
    await chmod(launcher, 0o755);
}

/** Builds the YAML language host, which only the tests of the provider plugin use. */
export async function buildYamlHost(folder: string, context: Context): Promise<void> {
    const go = await usableGo(context);
    const bin = join(folder, "bin");
    await mkdir(bin, { recursive: true });
    context.log(
        `Building the YAML language host ${YAML_HOST_VERSION} with Go: about a minute, the first time only.`,
    );
    await compile(go, context, {
        module: "language-yaml",
        target: `${YAML}/cmd/pulumi-language-yaml`,
        version: YAML_HOST_VERSION,
        output: join(bin, YAML_HOST_FILE),
    });
}

async function usableGo(context: Context): Promise<string> {
    const go = onPath(process.platform === "win32" ? "go.exe" : "go", context.env)?.file;
    if (!go) throw new EngineError("there is no go on PATH");
    const version = await run(go, ["env", "GOVERSION"], { env: goEnv(context.env), timeoutMs: 60_000 });
    const [, major, minor] = version.match(/go(\d+)\.(\d+)/) ?? [];
    if (Number(major) < 1 || (Number(major) === 1 && Number(minor) < 25)) {
        throw new EngineError(`Go is too old (${version.trim()})`);
    }
    return go;
}

/** Builds only for this machine and without a C compiler, regardless of the user's Go settings. */
function goEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    const { GOOS: _os, GOARCH: _arch, ...rest } = env;
    return { ...rest, CGO_ENABLED: "0", GOWORK: "off" };
}

interface Target {
    module: string;
    target: string;
    version: string;
    output: string;
}

async function compile(
    go: string,
    context: Context,
    { module, target, version, output }: Target,
): Promise<void> {
    const name = target.split("/").at(-1);
    const began = Date.now();
    let downloads = 0;
    let packages = 0;
    const progress = () => {
        const seconds = Math.round((Date.now() - began) / 1000);
        const at =
            packages > 0 || downloads === 0
                ? `${packages} packages compiled`
                : `${downloads} modules downloaded`;
        return `${name}: ${at}, ${Math.floor(seconds / 60)} m ${seconds % 60} s`;
    };
    const ticker = setInterval(() => context.log(`  ${progress()} so far`), PROGRESS_MS);
    const variable =
        module === "language-yaml" ? `${YAML}/pkg/version.Version` : `${SDK}/go/common/version.Version`;
    const ldflags = `-s -w -X ${variable}=v${version}`;
    const args = ["build", "-v", "-mod=readonly", "-trimpath", "-buildvcs=false", "-ldflags", ldflags];
    try {
        await run(go, [...args, "-o", output, target], {
            cwd: join(__dirname, module),
            env: goEnv(context.env),
            timeoutMs: BUILD_MS,
            signal: context.signal,
            onLine: (line) => {
                if (line.startsWith("go: downloading")) downloads++;
                else if (!line.startsWith("go: ")) packages++;
            },
        });
    } finally {
        clearInterval(ticker);
    }
    context.log(`  ${progress()}, done`);
}
