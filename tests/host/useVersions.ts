import type { ByHand } from "../support/byHand";
import type { TestEmulator } from "../support/emulator";
import type { Declaration, Report, Stack } from "../support/stack";
import { type HostWorld, stackConfig, useHost } from "../support/useHost";
import { type VariantInputs, VersionPrograms } from "../support/versionPrograms";

type Status = "DRAFT" | "ACTIVE" | "PAUSED";
type Variants = (string | VariantInputs)[];

/** A host, an emulator, and the declarations of versions, anew for each test. */
export class VersionWorld {
    private anew: VersionPrograms | undefined;
    private printed = 0;

    constructor(private readonly world: HostWorld) {}

    async begin(): Promise<void> {
        this.anew = await VersionPrograms.create(this.emulator.api);
        this.printed = this.world.host.output().length;
        await this.configured({});
    }

    /** The settings of the stack, in addition to where the emulator is; until the end of the test. */
    async configured(more: Record<string, string>): Promise<void> {
        const { config } = this.emulator;
        await this.world.host.nextPhase(stackConfig({ config: { ...config, ...more } }));
    }

    get emulator(): TestEmulator {
        return this.world.emulator;
    }

    get stack(): Stack {
        return this.world.stack;
    }

    get programs(): VersionPrograms {
        if (this.anew === undefined) throw new Error("no test has begun");
        return this.anew;
    }

    /** A colleague at the experience `hero`. */
    get colleague(): ByHand {
        return this.programs.byHand(this.stack);
    }

    /** The version of `hero`. */
    readonly live = (status: Status, ...variants: Variants): Declaration =>
        this.programs.version("live", status, variants);

    /** The live version of `hero` with a draft beside it. */
    readonly staging = (variants: Variants, staged: Variants, status: Status = "ACTIVE"): Declaration =>
        this.programs.version("live", status, variants, { staged });

    /** As the server has them, the oldest first. */
    readonly statuses = async (): Promise<string[]> =>
        (await this.colleague.versions()).map(({ status }) => status).reverse();

    /** The same with the variants: `ACTIVE A:0 B:1`. */
    readonly contents = async (): Promise<string[]> =>
        (await this.colleague.versions())
            .map(
                ({ status, variants = [] }) =>
                    `${status} ${variants.map(({ name, shortUid }) => `${name}:${shortUid}`).join(" ")}`,
            )
            .reverse();

    readonly liveNames = async (): Promise<string[] | undefined> =>
        (await this.colleague.live())?.variants?.map(({ name }) => name);

    /** How often a run writes. */
    async writesOf(run: () => Promise<unknown>): Promise<number> {
        const mark = this.emulator.mark();
        await run();
        return this.emulator.since(mark).writes;
    }

    /** An `up` of `hero` and these; fails the test where anything goes wrong. */
    async up(...versions: Declaration[]): Promise<Report> {
        const report = await this.run(versions);
        expect(report.problems()).toEqual([]);
        return report;
    }

    /** What an `up` of `hero` and these shows as wrong. */
    async problems(...versions: Declaration[]): Promise<string> {
        return (await this.run(versions)).problems().join("\n");
    }

    /** What the host has printed since it was asked last. */
    async said(): Promise<string> {
        // The answer of one more call comes after all that was printed before it.
        await this.world.host.nextPhase();
        const text = this.world.host.output().slice(this.printed);
        this.printed += text.length;
        return text;
    }

    private run(versions: Declaration[]): Promise<Report> {
        return this.stack.up([this.programs.experience(), ...versions]);
    }
}

export function useVersions(): VersionWorld {
    const versions = new VersionWorld(useHost());
    beforeEach(() => versions.begin());
    return versions;
}
