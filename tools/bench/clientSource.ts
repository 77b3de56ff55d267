import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { TestEmulator } from "../../tests/support/emulator";

/** Writes the emulated project as an export of the official client, and returns the folder to import. */
export async function exportForOfficialClient(
    { api, projectUid }: TestEmulator,
    folder: string,
): Promise<string> {
    const home = join(folder, "personalize");
    const write = (file: string, content: unknown): void => {
        mkdirSync(dirname(join(home, file)), { recursive: true });
        writeFileSync(join(home, file), JSON.stringify(content));
    };
    write("projects/projects.json", [{ uid: projectUid, name: "Copy", description: "" }]);
    for (const kind of ["attributes", "audiences", "events"])
        write(`${kind}/${kind}.json`, await api.get(`/${kind}`));
    const experiences = await api.get<{ uid: string }[]>("/experiences");
    write("experiences/experiences.json", experiences);
    write("experiences/experiences-content-types.json", {});
    write("experiences/experiences-variants-ids.json", []);
    await Promise.all(
        experiences.map(async ({ uid }) =>
            write(`experiences/versions/${uid}.json`, await api.get(`/experiences/${uid}/versions`)),
        ),
    );
    return home;
}
