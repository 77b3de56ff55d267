import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { RefusedError } from "../../core/errors/base";
import type { Files } from "./program";

/** Throws before anything is read if a file could be overwritten. */
export function refuseOccupied(folder: string, force: boolean): void {
    if (!existsSync(folder)) return;
    if (!statSync(folder).isDirectory()) {
        throw new RefusedError(
            `${folder} is a file. Choose a folder with --out; it is created if it does not exist.`,
        );
    }
    // A new repository counts as empty.
    const occupants = readdirSync(folder).filter((name) => name !== ".git");
    if (occupants.length > 0 && !force) {
        throw new RefusedError(
            `${folder} is not empty (${occupants.slice(0, 3).join(", ")}${occupants.length > 3 ? ", …" : ""}), so nothing was read or written. ` +
                "Choose another folder with --out, or add --force to overwrite the program in it; other files are kept.",
        );
    }
}

/** Creates the folder before anything is read, because reading a large project takes minutes. */
export function makeFolder(folder: string): void {
    try {
        makePath(folder);
        accessSync(folder, constants.W_OK);
    } catch (error) {
        throw new RefusedError(
            `${folder} can't be created or written to (${(error as NodeJS.ErrnoException).code}). Choose another folder with --out.`,
        );
    }
}

/** The `recursive` option of Node.js never returns in a folder such as /proc, in which nothing can be created. */
function makePath(folder: string): void {
    if (existsSync(folder)) return;
    if (dirname(folder) !== folder) makePath(dirname(folder));
    try {
        mkdirSync(folder);
    } catch (error) {
        // Another process has created it, or it is a broken link. The next access shows whether it is usable.
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
}

export function writeFiles(folder: string, files: Files): void {
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
}

/** Writes only absent files and returns the names of the others, because a stack's file may contain its secrets. */
export function writeMissing(folder: string, files: Files): string[] {
    const there = [...files.keys()].filter((name) => existsSync(join(folder, name)));
    writeFiles(folder, new Map([...files].filter(([name]) => !there.includes(name))));
    return there.sort();
}
