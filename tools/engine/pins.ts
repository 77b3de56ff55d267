// The engine versions that this repository is tested with. Only the go.mod files contain them, so the download,
// the build and the cache can't differ.
import { readFileSync } from "node:fs";
import { join } from "node:path";

function pinned(folder: string, module: string): string {
    const file = join(__dirname, folder, "go.mod");
    const match = readFileSync(file, "utf8").match(new RegExp(`\\b${module} v(\\S+)`));
    if (!match?.[1]) throw new Error(`${file} doesn't name a version of ${module}`);
    return match[1];
}

/** The `pulumi` command. */
export const ENGINE_VERSION = pinned("cli", "github.com/pulumi/pulumi/pkg/v3");

/** The Node.js language host of the Go build. The official download includes its own. */
export const LANGUAGE_HOST_VERSION = pinned("language-nodejs", "github.com/pulumi/pulumi/sdk/v3");

/** The YAML language host, which the tests of the provider plugin use. */
export const YAML_HOST_VERSION = pinned("language-yaml", "github.com/pulumi/pulumi-yaml");

/** The oldest supported command, which is also the minimum of the peer dependency. */
export const OLDEST_VERSION = "3.216.0";

/** The files that a TypeScript program with dynamic resources needs in one folder. */
const windows = process.platform === "win32";
export const ENGINE_FILES = {
    command: windows ? "pulumi.exe" : "pulumi",
    languageHost: windows ? "pulumi-language-nodejs.exe" : "pulumi-language-nodejs",
    dynamicProvider: windows ? "pulumi-resource-pulumi-nodejs.cmd" : "pulumi-resource-pulumi-nodejs",
};

export const YAML_HOST_FILE = windows ? "pulumi-language-yaml.exe" : "pulumi-language-yaml";
