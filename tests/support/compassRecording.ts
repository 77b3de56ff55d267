import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProjectContent } from "./naturalForm";

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
