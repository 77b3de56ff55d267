import { withoutHidden } from "../../core/common/hiddenInputs";
import type { Kind } from "../../core/model/model";
import { distinctVariants, type KnownVariant } from "../../core/model/variantIdentity";
import type { ResourceRecord } from "./records";

type Inputs = Readonly<Record<string, unknown>>;

/** Gives resources ids and outputs in the form of the server. Every program of a process starts anew. */
export class MockServer {
    readonly #records: ResourceRecord[] = [];
    #nextUid = 1;
    readonly #nextShortUid = new Map<string, number>();

    constructor(
        private readonly projectUid: string,
        /** The outputs of objects that `get` reads, by id. */
        private readonly existing: Readonly<Record<string, object>>,
    ) {}

    /** In the order of creation. */
    get records(): readonly ResourceRecord[] {
        return this.#records;
    }

    /** Registers a resource. `readId` is the id that `get` names. */
    register(kind: Kind, name: string, inputs: Inputs, readId: string | undefined): ResourceRecord {
        const args = withoutHidden(inputs);
        const projectUid = typeof args.projectUid === "string" ? args.projectUid : this.projectUid;
        const adopted = (inputs.__import as { id?: string } | undefined)?.id;
        const id = readId ?? adopted ?? this.#newId(kind, args, projectUid);
        const known = { ...args, projectUid, ...(readId === undefined ? {} : this.existing[readId]) };
        const outputs = { ...known, ...this.#outputs(kind, id, known) };
        const record = { kind, name, id, isRead: readId !== undefined, projectUid, inputs: known, outputs };
        this.#records.push(record);
        return record;
    }

    #newId(kind: Kind, args: Inputs, projectUid: string): string {
        if (kind === "ExperiencesPriority") return projectUid;
        if (kind === "ExperienceVersion") return `${args.experience}/${this.#newUid()}`;
        return this.#newUid();
    }

    /** 24 hexadecimal digits, in the order of creation. */
    #newUid(): string {
        return (this.#nextUid++).toString(16).padStart(24, "0");
    }

    #newShortUid(counter: string): string {
        const next = this.#nextShortUid.get(counter) ?? 0;
        this.#nextShortUid.set(counter, next + 1);
        return String(next);
    }

    #outputs(kind: Kind, id: string, args: Inputs): Inputs {
        const createdAt = args.createdAt ?? "2026-01-01T00:00:00.000Z";
        if (kind === "ExperiencesPriority") return {};
        if (kind === "Experience") {
            return { shortUid: args.shortUid ?? this.#newShortUid(`project ${args.projectUid}`), createdAt };
        }
        return kind === "ExperienceVersion" ? this.#versionOutputs(id, args) : { createdAt };
    }

    #versionOutputs(id: string, args: Inputs): Inputs {
        const [experienceUid = "", versionUid = id] = id.split("/");
        const experience = this.#records.find(
            (each) => each.id === experienceUid && each.kind === "Experience",
        );
        const shortUids = this.#shortUidsOf(experienceUid, args.variants);
        const staged = args.staged as { variants?: unknown } | undefined;
        const stagedShortUids =
            staged && this.#stagedShortUids(experienceUid, args.variants, shortUids, staged.variants);
        return {
            experienceShortUid: experience?.outputs.shortUid ?? "0",
            versionUid,
            versionNumber: 1,
            shortUids,
            ...(staged && { stagedVersionUid: this.#newUid(), stagedShortUids }),
            knownVariants: knownVariants(
                [...listOf(args.variants), ...listOf(staged?.variants)],
                [...shortUids, ...(stagedShortUids ?? [])],
            ),
            // The outputs of an object that `get` reads.
            ...Object.fromEntries(Object.entries(args).filter(([name]) => OUTPUTS.includes(name))),
        };
    }

    #shortUidsOf(experienceUid: string, variants: unknown): string[] {
        return listOf(variants).map(
            ({ shortUid }) => shortUid ?? this.#newShortUid(`experience ${experienceUid}`),
        );
    }

    /** A staged variant keeps the identifier of the variant with its name. */
    #stagedShortUids(experienceUid: string, live: unknown, shortUids: string[], staged: unknown): string[] {
        const names = listOf(live).map(({ name }) => name);
        return listOf(staged).map(({ name, shortUid, formerNames = [] }) => {
            const index = names.findIndex((each) => each === name || formerNames.includes(each));
            return shortUid ?? shortUids[index] ?? this.#newShortUid(`experience ${experienceUid}`);
        });
    }
}

const OUTPUTS = [
    "versionUid",
    "versionNumber",
    "experienceShortUid",
    "shortUids",
    "stagedVersionUid",
    "stagedShortUids",
    "knownVariants",
];

interface DeclaredVariant {
    readonly name: string;
    readonly shortUid?: string;
    readonly formerNames?: readonly string[];
}

const listOf = (variants: unknown): DeclaredVariant[] => (Array.isArray(variants) ? variants : []);

function knownVariants(variants: DeclaredVariant[], shortUids: string[]): KnownVariant[] {
    return distinctVariants(
        variants.map(({ name }, index) => ({ name, shortUid: shortUids[index] as string })),
    );
}
