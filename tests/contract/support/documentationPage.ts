import { readFileSync } from "node:fs";
import { join } from "node:path";

const lines = readFileSync(join(__dirname, "../../fixtures/documentation/api-reference.txt"), "utf8").split(
    "\n",
);

/** Every operation of the page: a heading whose text says what "the … request" does. */
export const documentedOperations: readonly string[] = lines.filter((line, index) =>
    (lines[index + 1] ?? "").toLowerCase().startsWith(`the ${line.toLowerCase()} request`),
);

export interface DocumentedSample {
    readonly operation: string;
    readonly title: string;
    readonly body: Record<string, unknown>;
}

/** Every sample of the page, with its title and the operation under which it stands. */
export const documentedSamples: readonly DocumentedSample[] = samples();

function samples(): DocumentedSample[] {
    const found: DocumentedSample[] = [];
    let operation = "";
    let start = -1;
    let depth = 0;
    lines.forEach((line, index) => {
        if (documentedOperations.includes(line)) operation = line;
        if (depth === 0 && line === "{") start = index;
        depth += line.split(/[{[]/).length - line.split(/[}\]]/).length;
        if (start < 0 || depth > 0) return;
        const title = (lines[start - 1] ?? "").replace(/:$/, "");
        found.push({ operation, title, body: JSON.parse(lines.slice(start, index + 1).join("\n")) });
        start = -1;
    });
    return found;
}
