import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { name } from "../../../package.json";

/** In package.json: a file or a folder. */
const LOCAL = /^(?:file:|link:|portal:)(?<path>.+)$/;
/** A reference that means something only in its own workspace. */
const OF_A_WORKSPACE = /^(?:workspace|catalog):/;

/**
 * Returns what a program in another folder writes in package.json to get the package that runs: what the nearest
 * package.json above the package or the current folder declares, and otherwise the folder of the package. A name and
 * version that nobody has declared could be a stranger's package in a registry.
 */
export function packageReference(
    packageFolder: string,
    currentFolder: string,
    programFolder: string,
): string {
    const program = realpathSync(programFolder);
    const declared = [dirname(realpathSync(packageFolder)), realpathSync(currentFolder)]
        .flatMap(declarations)
        .find(({ reference }) => !OF_A_WORKSPACE.test(reference));
    if (declared === undefined) return local(program, realpathSync(packageFolder));
    const path = LOCAL.exec(declared.reference)?.groups?.path;
    return path === undefined ? declared.reference : local(program, resolve(declared.folder, path));
}

const local = (program: string, target: string): string =>
    `file:${relative(program, target).replaceAll("\\", "/")}`;

/** What the folder and those above it declare, the nearest first. */
function declarations(folder: string): { folder: string; reference: string }[] {
    const file = join(folder, "package.json");
    const manifest = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
    const reference = { ...manifest.devDependencies, ...manifest.dependencies }[name];
    const here = typeof reference === "string" && manifest.name !== name ? [{ folder, reference }] : [];
    return dirname(folder) === folder ? here : [...here, ...declarations(dirname(folder))];
}
