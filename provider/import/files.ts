import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RefusedError } from "../errors/base";
import type { Files } from "./program";

/** Refuses a folder in which something could be overwritten, before anything is read. */
export function refuseOccupied(folder: string, force: boolean): void {
    if (!existsSync(folder)) return;
    if (!statSync(folder).isDirectory()) {
        throw new RefusedError(
            `${folder} is a file. Name a folder with --out; it is made if it is not there.`,
        );
    }
    // A repository that was just made holds nothing yet.
    const occupants = readdirSync(folder).filter((name) => name !== ".git");
    if (occupants.length > 0 && !force) {
        throw new RefusedError(
            `${folder} is not empty (${occupants.slice(0, 3).join(", ")}${occupants.length > 3 ? ", …" : ""}), so nothing was read or written. ` +
                "Name another folder with --out, or add --force to overwrite the files of that name in it.",
        );
    }
}

export function writeFiles(folder: string, files: Files): void {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
}
