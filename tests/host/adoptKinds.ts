import type { Bag, Kind } from "../support/host";
import { country } from "../support/rules";
import type { Declaration } from "../support/stack";
import type { HostWorld } from "../support/useHost";

/** An object as the API lists it. */
export type Live = { uid: string; __type?: string } & Record<string, unknown>;

/** A kind whose objects lie in a list of the project: how it is declared, and how the API is told the same. */
export interface ListedCase {
    kind: Kind;
    path: string;
    inputs: Bag;
    body: Bag;
    /** Another value of one argument, with what the API is sent for it. */
    other: { inputs: Bag; body: Bag; field: string };
    key: "key" | "name";
}

const described = { inputs: { description: "other" }, body: { description: "other" }, field: "description" };

export const listedCases: ListedCase[] = [
    {
        kind: "attribute",
        path: "/attributes",
        inputs: { key: "tier", name: "Tier" },
        body: { key: "tier", name: "Tier" },
        other: { inputs: { name: "Level" }, body: { name: "Level" }, field: "name" },
        key: "key",
    },
    {
        kind: "audience",
        path: "/audiences",
        inputs: { name: "Gold", definition: country("DE") },
        body: { name: "Gold", definition: country("DE") },
        other: {
            inputs: { definition: country("FR") },
            body: { definition: country("FR") },
            field: "definition",
        },
        key: "name",
    },
    {
        kind: "event",
        path: "/events",
        inputs: { key: "signup" },
        body: { key: "signup" },
        other: described,
        key: "key",
    },
    {
        kind: "experience",
        path: "/experiences",
        inputs: { name: "Hero", type: "SEGMENTED" },
        body: { name: "Hero", __type: "SEGMENTED" },
        other: described,
        key: "name",
    },
];

/** The hidden input that the resource option `import` becomes. */
export const importing = (id: string, onMismatch = "refuse") => ({ __import: { id, onMismatch } });

/** A program of one object, and the same told to the API or asked of it. */
export function onlyOne({ kind, path, inputs, body }: ListedCase, world: HostWorld) {
    return {
        program: (more: object = {}): Declaration[] => [
            { name: "one", kind, inputs: { ...inputs, ...more } },
        ],
        post: (more: object = {}) => world.emulator.api.post<Live>(path, { ...body, ...more }),
        live: async () =>
            (await world.emulator.api.get<Live[]>(path)).filter((each) => each.__type !== "PRESET"),
    };
}
