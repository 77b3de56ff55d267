import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Api } from "../support/api";
import type { ProjectContent } from "../support/naturalForm";

const folder = join(__dirname, "../fixtures/compass");

function list(path: string): Record<string, unknown>[] {
    return JSON.parse(readFileSync(join(folder, path), "utf8"));
}

/** The real project, as `tests/fixtures/compass` recorded it. */
export function compassRecording(): ProjectContent {
    const experiences = list("experiences/experiences.json");
    return {
        attributes: list("attributes/attributes.json"),
        audiences: list("audiences/audiences.json"),
        events: list("events/events.json"),
        experiences,
        versions: Object.fromEntries(
            experiences.map(({ uid }) => [uid, list(`experiences/versions/${uid}.json`)]),
        ),
    };
}

interface Made {
    uid: string;
    latestVersion: string;
}

/** Makes a recorded project again over HTTP, with the uids that the server gives. */
export async function makeRecorded(api: Api, recorded: ProjectContent): Promise<void> {
    const uids = new Map<unknown, string>();
    const translated = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(translated);
        if (typeof value !== "object" || value === null) return uids.get(value) ?? value;
        return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, translated(field)]));
    };
    for (const kind of ["attributes", "audiences", "events"] as const) {
        // Lists come newest first.
        for (const each of recorded[kind].toReversed().filter(({ __type }) => __type !== "PRESET")) {
            const made = await api.post<Made>(`/${kind}`, translated(each));
            uids.set(each.uid, made.uid);
        }
    }
    for (const experience of recorded.experiences) {
        const { uid, latestVersion } = await api.post<Made>("/experiences", translated(experience));
        const [version] = recorded.versions[String(experience.uid)] ?? [];
        const { variants, ...body } = translated(version) as { variants: object[] };
        const fresh = variants.map((variant) => ({ ...variant, shortUid: undefined }));
        await api.put(`/experiences/${uid}/versions/${latestVersion}`, { ...body, variants: fresh });
    }
}
