import { cachedEngine, cacheFolder } from "../../tools/engine/cache";
import { onPath } from "../../tools/engine/find";
import { ENGINE_FILES } from "../../tools/engine/pins";
import { findYamlHost } from "../../tools/engine/yamlHost";

/** Whether the setup of the engine tests found or built a YAML host. */
function hasYamlHost(): boolean {
    const cache = cacheFolder(process.env);
    const binDir =
        onPath(ENGINE_FILES.command, process.env)?.folder ??
        (cachedEngine(cache, "download") ?? cachedEngine(cache, "build"))?.binDir;
    return binDir !== undefined && findYamlHost({ binDir }) !== undefined;
}

/** Tests of YAML programs, on a machine that can run them. */
export function describeWithYaml(name: string, tests: () => void): void {
    const possible = hasYamlHost();
    (possible ? describe : describe.skip)(
        possible ? name : `${name} (skipped: needs pulumi-language-yaml, or Go 1.25 to build it)`,
        tests,
    );
}
