import { Client } from "./client";
import {
    abTest,
    all,
    attribute,
    audience,
    event,
    experience,
    putVersion,
    segmented,
    segmentedVariant,
    stringRule,
} from "./objects";
import type { Session } from "./useEmulator";

export interface Manifest {
    readonly experiences: readonly {
        readonly shortUid: string;
        readonly activeVariantShortUid: string | null;
    }[];
    readonly activeVariants: Readonly<Record<string, string | null>>;
}

/** A visitor of the project, as a browser or a server with the official SDK asks for it. */
export const visitor = ({ emulator }: Session, user?: string, headers: Record<string, string> = {}): Client =>
    new Client(emulator.edgeUrl, {
        "content-type": "text/plain;charset=utf-8",
        "x-project-uid": emulator.projectUid,
        "x-cs-personalize-user-uid": user,
        ...headers,
    });

export const manifestOf = async (client: Client, query = "") =>
    (await client.get<Manifest>(`/manifest${query}`)).body.activeVariants;

/** A project with a segmented experience on `tier` (0), one on the country (1), and an A/B test of two variants (2). */
export async function furnish({ api }: Session) {
    const tier = await attribute(api, "tier");
    const gold = await audience(api, "Gold", all(stringRule(tier.uid, "gold")));
    const american = await audience(api, "American");
    const offer = await experience(api, "SEGMENTED", "Offer");
    await putVersion(api, offer, segmented("ACTIVE", segmentedVariant("For gold", gold.uid)));
    const place = await experience(api, "SEGMENTED", "Place");
    await putVersion(api, place, segmented("ACTIVE", segmentedVariant("Here", american.uid)));
    const signup = await event(api, "signup");
    const test = await experience(api, "AB_TEST", "Test");
    const version = (await putVersion(api, test, abTest("ACTIVE", signup.uid))).body;
    return { tier, gold, offer, place, test, version, signup };
}
