import type { WireVariant, WireVersion } from "../../provider/core/wire";
import type { Api } from "./api";

/** What a colleague does to one segmented experience in the web UI. */
export class ByHand {
    constructor(
        private readonly api: Api,
        private readonly experienceUid: string,
        private readonly audienceUid: string,
    ) {}

    /** Newest first. */
    versions(): Promise<WireVersion[]> {
        return this.api.get(`/experiences/${this.experienceUid}/versions`);
    }

    async live(): Promise<WireVersion | undefined> {
        return (await this.versions()).find(({ status }) => status === "ACTIVE" || status === "PAUSED");
    }

    async draft(): Promise<WireVersion | undefined> {
        return (await this.versions()).find(({ status }) => status === "DRAFT");
    }

    /** As the UI does it: variants that are in the live version keep what they are. */
    async publish(...names: string[]): Promise<WireVersion> {
        return this.post("ACTIVE", await this.variants(names));
    }

    /** Through the draft that the server made with the experience. */
    async publishFirst(...names: string[]): Promise<WireVersion> {
        return this.put(await this.draft(), { status: "ACTIVE", variants: await this.variants(names) });
    }

    async makeDraft(...names: string[]): Promise<WireVersion> {
        return this.post("DRAFT", await this.variants(names));
    }

    async editDraft(...names: string[]): Promise<WireVersion> {
        return this.put(await this.draft(), { variants: await this.variants(names) });
    }

    async pause(): Promise<WireVersion> {
        return this.put(await this.live(), { status: "PAUSED" });
    }

    async resume(): Promise<WireVersion> {
        return this.put(await this.live(), { status: "ACTIVE" });
    }

    async activateDraft(): Promise<WireVersion> {
        return this.put(await this.draft(), { status: "ACTIVE" });
    }

    async discardDraft(): Promise<void> {
        const draft = await this.draft();
        await this.api.delete(`/experiences/${this.experienceUid}/versions/${draft?.uid}`);
    }

    async deleteExperience(): Promise<void> {
        await this.api.delete(`/experiences/${this.experienceUid}`);
    }

    private async variants(names: string[]): Promise<WireVariant[]> {
        const known = [await this.live(), await this.draft()].flatMap((version) => version?.variants ?? []);
        return names.map((name) => {
            const shortUid = known.find((variant) => variant.name === name)?.shortUid;
            return {
                __type: "SegmentedVariant",
                name,
                audiences: [this.audienceUid],
                audienceCombinationType: "AND",
                ...(shortUid === undefined ? {} : { shortUid }),
            };
        });
    }

    private post(status: "DRAFT" | "ACTIVE", variants: WireVariant[]): Promise<WireVersion> {
        return this.api.post(`/experiences/${this.experienceUid}/versions`, { status, variants });
    }

    private put(version: WireVersion | undefined, change: Partial<WireVersion>): Promise<WireVersion> {
        if (version === undefined) throw new Error("there is no such version");
        return this.api.put(`/experiences/${this.experienceUid}/versions/${version.uid}`, {
            ...version,
            ...change,
        });
    }
}
