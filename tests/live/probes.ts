import type { SwitchName } from "../../provider/emulator";
import { switches, switchNames } from "../../provider/emulator/switches";
import type { Visitor } from "../contract/suite/visitor";
import type { Answer, Entity } from "../contract/support/client";
import { abTest, all, countryRule, half, segmented, segmentedVariant } from "../contract/support/objects";

/** Returns the value of a switch that describes the server, or undefined if no value does. */
type Probe = (visitor: Visitor) => Promise<string | undefined>;

export interface Finding {
    readonly name: SwitchName;
    readonly assumed: string;
    readonly outcome: "confirmed" | "contradicted" | "not reached";
    readonly found?: string;
}

const isRefused = ({ status }: Answer): boolean => status >= 400 && status < 500;
const refusedOr = (other: string, answer: Answer, refused = "refused"): string | undefined =>
    isRefused(answer) ? refused : answer.status < 300 ? other : undefined;

const event = (visitor: Visitor) => visitor.create("/events", { key: visitor.name() });
const audience = (visitor: Visitor, name = visitor.name()) =>
    visitor.create("/audiences", { name, definition: all(countryRule) } as { name: string });
const experience = (visitor: Visitor, type = "SEGMENTED") =>
    visitor.create("/experiences", { name: visitor.name(), __type: type } as { name: string });
const version = (owner: Entity, uid: unknown = owner.latestVersion) =>
    `/experiences/${owner.uid}/versions/${uid}`;

async function live(visitor: Visitor) {
    const [target, owner] = [await audience(visitor), await experience(visitor)];
    const { body } = await visitor.put(
        version(owner),
        segmented("ACTIVE", segmentedVariant("A", target.uid)),
    );
    return { target, owner, variants: (body.variants ?? []) as object[] };
}

const renamed = (variants: object[]) => variants.map((variant) => ({ ...variant, name: "renamed" }));

/** The behaviours that the documentation leaves open and that a run can find out without harm to others. */
export const probes: Partial<Record<SwitchName, Probe>> = {
    duplicateKeys: async (visitor) => {
        const { key } = await event(visitor);
        return refusedOr("allowed", await visitor.tryToCreate("/events", { key: String(key) }));
    },
    duplicateNames: async (visitor) => {
        const { name } = await audience(visitor);
        const body = { name: String(name), definition: all(countryRule) };
        return refusedOr("allowed", await visitor.tryToCreate("/audiences", body));
    },
    keyChange: async (visitor) => {
        const { uid } = await event(visitor);
        return refusedOr("allowed", await visitor.put(`/events/${uid}`, { key: visitor.name() }));
    },
    typeChange: async (visitor) => {
        const { uid, name } = await experience(visitor);
        return refusedOr("ignored", await visitor.put(`/experiences/${uid}`, { name, __type: "AB_TEST" }));
    },
    emptyRules: async (visitor) =>
        refusedOr(
            "allowed",
            await visitor.tryToCreate("/audiences", { name: visitor.name(), definition: all() }),
        ),
    referredDeletion: async (visitor) => {
        const { target } = await live(visitor);
        return refusedOr("allowed", await visitor.delete(`/audiences/${target.uid}`));
    },
    archivedReferences: async (visitor) => {
        const [{ owner, target }, other] = [await live(visitor), await audience(visitor)];
        await visitor.create(
            `/experiences/${owner.uid}/versions`,
            segmented("ACTIVE", segmentedVariant("B", other.uid)),
        );
        return refusedOr("free", await visitor.delete(`/audiences/${target.uid}`), "block");
    },
    pausedEdits: async (visitor) => {
        const { owner, variants } = await live(visitor);
        await visitor.put(version(owner), segmented("PAUSED", ...variants));
        const edited = await visitor.put(version(owner), segmented("PAUSED", ...renamed(variants)));
        return refusedOr("allowed", edited, "locked");
    },
    archivedEdits: async (visitor) => {
        const { owner, variants } = await live(visitor);
        await visitor.create(`/experiences/${owner.uid}/versions`, segmented("ACTIVE", ...variants));
        return refusedOr(
            "allowed",
            await visitor.put(version(owner), segmented("ACTIVE", ...variants)),
            "locked",
        );
    },
    draftToPaused: async (visitor) => {
        const [owner, { uid }] = [await experience(visitor), await audience(visitor)];
        const paused = await visitor.put(version(owner), segmented("PAUSED", segmentedVariant("A", uid)));
        return refusedOr("allowed", paused);
    },
    statusChangeContent: async (visitor) => {
        const { owner, variants } = await live(visitor);
        const paused = await visitor.put(version(owner), segmented("PAUSED", ...renamed(variants)));
        return refusedOr("ignored", paused, "compared");
    },
    draftVariants: async (visitor) => {
        const { uid } = await experience(visitor);
        const [draft] = (await visitor.get<Entity[]>(`/experiences/${uid}/versions`)).body;
        return draft?.variants === undefined ? "absent" : "empty";
    },
    unusedShortUid: async (visitor) => {
        const [owner, { uid }] = [await experience(visitor), await audience(visitor)];
        const put = (variant: object) => visitor.put(version(owner), segmented("DRAFT", variant));
        const first = (await put(segmentedVariant("A", uid))).body.variants as
            | { shortUid: string }[]
            | undefined;
        const shortUid = first?.[0]?.shortUid;
        await put(segmentedVariant("B", uid));
        const again = await put({ ...segmentedVariant("A", uid), shortUid });
        const [variant] = (again.body.variants ?? []) as { shortUid: string }[];
        return refusedOr(variant?.shortUid === shortUid ? "accepted" : "replaced", again);
    },
    trafficSum: async (visitor) => {
        const [owner, { uid }] = [await experience(visitor, "AB_TEST"), await event(visitor)];
        const variants = [half("A"), { ...half("B"), trafficDistribution: 40 }];
        const body = { ...abTest("DRAFT", uid, variants), variantSplit: "CUSTOM_PERCENTAGE" };
        return refusedOr("unchecked", await visitor.put(version(owner), body), "checked");
    },
    abTestMetrics: async (visitor) => {
        const owner = await experience(visitor, "AB_TEST");
        const body = { ...abTest("ACTIVE", ""), metrics: [] };
        return refusedOr("optional", await visitor.put(version(owner), body), "required");
    },
    unknownFields: async (visitor) => {
        const { body } = await visitor.tryToCreate("/events", { key: visitor.name(), color: "red" });
        return body.color === undefined ? "dropped" : "kept";
    },
    omittedFields: async (visitor) => {
        const name = visitor.name();
        const made = await visitor.create("/experiences", {
            name,
            description: "said",
            __type: "SEGMENTED",
        } as { name: string });
        const { body } = await visitor.put(`/experiences/${made.uid}`, { name, __type: "SEGMENTED" });
        return body.description === "said" ? "kept" : "cleared";
    },
    absentDescription: async (visitor) =>
        (await event(visitor)).description === undefined ? "absent" : "empty",
    priorityAnswer: async (visitor) =>
        Array.isArray((await visitor.get<unknown>("/experiences-priority")).body) ? "array" : "object",
};

/** Asks the server about each assumption. One that fails is not reached, and the others go on. */
export async function findOut(visitor: Visitor): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const name of switchNames) {
        const { source, values } = switches[name];
        if (source !== "assumed") continue;
        const [assumed] = values;
        const found = await probes[name]?.(visitor).catch(() => undefined);
        findings.push({
            name,
            assumed,
            outcome: found === undefined ? "not reached" : found === assumed ? "confirmed" : "contradicted",
            ...(found !== undefined && { found }),
        });
    }
    return findings;
}

export function reportOf(findings: readonly Finding[]): string {
    return findings
        .map(({ name, assumed, outcome, found }) =>
            [
                outcome.padEnd(12),
                name,
                outcome === "contradicted" ? `${found} instead of ${assumed}` : assumed,
            ].join("  "),
        )
        .join("\n");
}
