import { homedir } from "node:os";
import { join } from "node:path";

const NAME = "pulumi-contentstack-personalize";

/**
 * The folder in which the operating system keeps the configuration of this package for the user. Undefined if the
 * environment names no user.
 */
export function loginFolder(
    env: NodeJS.ProcessEnv,
    platform: NodeJS.Platform = process.platform,
): string | undefined {
    if (platform === "win32") return env.APPDATA ? join(env.APPDATA, NAME) : undefined;
    if (platform !== "darwin" && env.XDG_CONFIG_HOME) return join(env.XDG_CONFIG_HOME, NAME);
    const home = env.HOME || (env === process.env ? homedir() : "");
    if (!home) return undefined;
    return platform === "darwin" ? join(home, "Library", "Preferences", NAME) : join(home, ".config", NAME);
}
