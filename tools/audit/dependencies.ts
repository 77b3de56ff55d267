import { readFileSync } from "node:fs";
import { resolve } from "node:path";

interface Locked {
    readonly version: string;
    readonly license?: string;
    readonly integrity?: string;
    readonly hasInstallScript?: boolean;
    readonly dev?: boolean;
    readonly optional?: boolean;
    readonly peer?: boolean;
    readonly link?: boolean;
}

export interface Dependency extends Locked {
    readonly name: string;
}

const root = resolve(__dirname, "../..");
const read = (file: string) => JSON.parse(readFileSync(resolve(root, file), "utf8"));

export const manifest = read("package.json") as {
    exports: Record<string, string | { default: string }>;
    files: string[];
    scripts: Record<string, string>;
    dependencies: Record<string, string>;
};

/**
 * Returns the packages that an installation brings, according to the lock file. Development dependencies are
 * excluded.
 */
export function runtimeDependencies(): Dependency[] {
    const { packages } = read("package-lock.json") as { packages: Record<string, Locked> };
    const named = Object.entries(packages).map(([path, locked]) => ({
        ...locked,
        name: path.replace(/^.*node_modules\//, ""),
    }));
    return named
        .filter(({ name, dev, peer, link }) => name !== "" && !dev && !peer && !link)
        .sort((one, other) => one.name.localeCompare(other.name));
}

/** Returns the table of dependencies in SECURITY.md. */
export function dependencyTable(): string {
    const rows = runtimeDependencies().map(
        ({ name, version, license }) => `| ${name} | ${version} | ${license} |`,
    );
    return ["| Package | Version | Licence |", "| --- | --- | --- |", ...rows].join("\n");
}

if (require.main === module) console.log(dependencyTable());
