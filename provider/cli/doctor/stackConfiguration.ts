import { existsSync } from "node:fs";
import { join } from "node:path";
import { NAMESPACE } from "../../core/common/settingNames";
import { printed } from "./machine";

export interface StackConfiguration {
    /** The values that are no secrets. */
    readonly values: ReadonlyMap<string, string>;
    /** The names of the secrets. */
    readonly secrets: readonly string[];
}

/** The settings of the selected stack of the program in this folder; undefined if there is none. */
export async function stackConfiguration(
    folder: string,
    stack: string | undefined,
): Promise<StackConfiguration | undefined> {
    if (!["Pulumi.yaml", "Pulumi.yml"].some((name) => existsSync(join(folder, name)))) return undefined;
    const selected = stack === undefined ? [] : ["--stack", stack];
    const text = await printed("pulumi", ["config", "--json", "--non-interactive", ...selected], folder);
    if (text === undefined) return undefined;
    const prefix = `${NAMESPACE}:`;
    const settings = Object.entries(parsed(text))
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, { value, secret }]) => ({ key: key.slice(prefix.length), value, secret }));
    return {
        values: new Map(
            settings.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value] as const])),
        ),
        secrets: settings.filter(({ secret }) => secret).map(({ key }) => key),
    };
}

function parsed(text: string): Record<string, { value?: string; secret: boolean }> {
    try {
        return JSON.parse(text) ?? {};
    } catch {
        return {};
    }
}
