import { existsSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { SettingsError } from "./settings";
import { fromSnapshot, toText } from "./state/snapshot";
import type { World } from "./state/world";

/**
 * Stores the world in a file. Each write goes to a second file, which is then renamed, so the data file is always
 * complete. Saves that are requested during a write share the next write.
 */
export class DataFile {
    private running: Promise<void> = Promise.resolve();
    private next: Promise<void> | undefined;

    constructor(
        private readonly path: string,
        private readonly world: () => World,
    ) {}

    /** Resolves when a write that began after this call has finished. */
    save(): Promise<void> {
        this.next ??= this.running.then(() => {
            this.next = undefined;
            const write = this.write();
            // A full disk fails only the requests that need it.
            this.running = write.catch(() => {});
            return write;
        });
        return this.next;
    }

    private async write(): Promise<void> {
        const aside = `${this.path}.writing`;
        try {
            await writeFile(aside, toText(this.world()));
            await rename(aside, this.path);
        } catch (error) {
            throw new SettingsError(
                `The data file ${this.path} cannot be written: ${(error as Error).message}`,
            );
        }
    }
}

export function loadWorld(path: string): World | undefined {
    if (!existsSync(path)) return undefined;
    try {
        return fromSnapshot(JSON.parse(readFileSync(path, "utf8")));
    } catch (error) {
        throw new SettingsError(`The data file ${path} cannot be read: ${(error as Error).message}`);
    }
}
