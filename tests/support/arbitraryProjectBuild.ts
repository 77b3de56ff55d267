import type { ContentRecipe, ProjectRecipe, StepRecipe, VariantRecipe } from "./arbitraryProject";
import { withUids } from "./arbitraryProjectRules";
import type { TestEmulator } from "./emulator";

interface Made {
    readonly uid: string;
}

interface MadeVersion extends Made {
    readonly status: string;
    readonly variants?: readonly { readonly shortUid: string }[];
}

interface Uids {
    readonly attributes: string[];
    readonly events: string[];
    readonly audiences: string[];
    readonly lytics: string[];
}

/** Makes the project over HTTP, request by request, as people would. */
export async function buildProject(emulator: TestEmulator, recipe: ProjectRecipe): Promise<void> {
    emulator.configure({ switches: recipe.switches });
    const { api } = emulator;
    const { duplicateKeys, duplicateNames, emptyRules, referredDeletion, trafficSum } = recipe.switches;
    const uids: Uids = { attributes: [], events: [], audiences: [], lytics: [] };
    for (const body of distinct(recipe.attributes, "key", duplicateKeys)) {
        uids.attributes.push((await api.post<Made>("/attributes", body)).uid);
    }
    for (const body of distinct(recipe.events, "key", duplicateKeys)) {
        uids.events.push((await api.post<Made>("/events", body)).uid);
    }
    for (const name of recipe.lytics) uids.lytics.push((await emulator.addLyticsAudience(name)).uid);
    for (const body of distinct(recipe.audiences, "name", duplicateNames)) {
        const bare = emptyRules === "allowed" && uids.audiences.length === 0;
        const definition = {
            ...(withUids(body.definition, uids.attributes) as object),
            ...(bare ? { rules: [] } : {}),
        };
        uids.audiences.push((await api.post<Made>("/audiences", { ...body, definition })).uid);
    }
    for (const { type, steps, ...body } of distinct(recipe.experiences, "name", duplicateNames)) {
        const { uid } = await api.post<Made>("/experiences", { ...body, __type: type });
        for (const step of steps) await takeStep(emulator, uid, type, step, uids, trafficSum);
    }
    await rank(emulator, recipe.ranks);
    if (referredDeletion === "allowed") {
        for (const { kind, index } of recipe.lost) {
            const uid = uids[kind][index % Math.max(1, uids[kind].length)];
            if (uid !== undefined) await api.delete(`/${kind}/${uid}`);
        }
    }
}

/** Where the server refuses a second one of a key or name, its number is put behind. */
function distinct<T extends object>(
    list: readonly T[],
    field: keyof T & string,
    twice = "refused",
): readonly T[] {
    const texts = list.map((each) => String(each[field]));
    return list.map((each, index) =>
        twice === "allowed" || texts.indexOf(String(each[field])) === index
            ? each
            : { ...each, [field]: `${each[field]}#${index}` },
    );
}

async function takeStep(
    { api }: TestEmulator,
    experience: string,
    type: "SEGMENTED" | "AB_TEST",
    { act, content }: StepRecipe,
    uids: Uids,
    trafficSum: string | undefined,
): Promise<void> {
    const path = `/experiences/${experience}/versions`;
    const versions = await api.get<MadeVersion[]>(path);
    const wanted = { draft: "DRAFT", publish: "DRAFT", pause: "ACTIVE", resume: "PAUSED" }[act];
    const standing = versions.find(({ status }) => status === wanted);
    if (act === "pause" || act === "resume") {
        if (standing === undefined) return;
        const { uid, ...body } = standing;
        await api.put(`${path}/${uid}`, { ...body, status: act === "pause" ? "PAUSED" : "ACTIVE" });
        return;
    }
    const status = act === "draft" ? "DRAFT" : "ACTIVE";
    const known = [
        ...new Set(versions.flatMap(({ variants = [] }) => variants.map(({ shortUid }) => shortUid))),
    ];
    const body = bodyOf(type, status, content, uids, known, trafficSum === "unchecked");
    if (body === undefined) return;
    if (standing === undefined) await api.post(path, body);
    else await api.put(`${path}/${standing.uid}`, body);
}

/** The version's body; nothing where the project lacks what it would need. */
function bodyOf(
    type: "SEGMENTED" | "AB_TEST",
    status: "DRAFT" | "ACTIVE",
    { variants, split, metrics, targeting, extra }: ContentRecipe,
    uids: Uids,
    known: readonly string[],
    anyShares: boolean,
): object | undefined {
    const used = new Set<string>();
    const identity = ({ goesOnWith }: VariantRecipe) => {
        const shortUid = goesOnWith === undefined ? undefined : known[goesOnWith % Math.max(1, known.length)];
        if (shortUid === undefined || used.has(shortUid)) return {};
        used.add(shortUid);
        return { shortUid };
    };
    if (type === "SEGMENTED") {
        const segmented = variants.map((variant) => segmentedVariant(variant, uids, identity(variant)));
        return segmented.includes(undefined) ? undefined : { status, variants: segmented, ...extra };
    }
    const all = variants.length === 1 && status === "ACTIVE" ? [...variants, ...variants] : variants;
    const seeds = all.map(({ share }) => share);
    // Where the server does not add them up, percentages may be any.
    const parts =
        anyShares || split === "MULTI_ARMED_BANDIT" ? seeds.map((seed) => seed / 100) : custom(seeds);
    const shares = split === "EQUALLY_SPLIT" ? equal(all.length) : parts;
    const counted = uids.events.length === 0 ? [] : metrics;
    if (counted.length === 0 && status === "ACTIVE") return undefined;
    const audiences = pick(targeting?.audiences ?? [], uids.audiences);
    return {
        status,
        variants: all.map((variant, index) => ({
            __type: "ABTestVariant",
            name: variant.name,
            trafficDistribution: shares[index],
            ...identity(variant),
        })),
        variantSplit: split,
        metrics: counted.map(({ event, name, primary }) => ({
            event: uids.events[event % uids.events.length],
            name,
            __type: primary ? "Primary" : "Secondary",
        })),
        ...(audiences.length === 0
            ? {}
            : { targeting: { audience: { audiences, audienceCombinationType: targeting?.combination } } }),
        ...extra,
    };
}

function segmentedVariant(variant: VariantRecipe, uids: Uids, identity: object): object | undefined {
    const lyticsAudiences = pick(variant.lytics, uids.lytics);
    const audiences = variant.target ? [] : pick(variant.audiences, uids.audiences);
    const elsewhere = lyticsAudiences.length > 0 || variant.target;
    const native = audiences.length === 0 && !elsewhere ? uids.audiences.slice(0, 1) : audiences;
    if (native.length === 0 && !elsewhere) return undefined;
    const target = { __type: "RuleCombination", combinationType: "AND", rules: [] };
    return {
        __type: "SegmentedVariant",
        name: variant.name,
        audiences: native,
        audienceCombinationType: variant.combination,
        ...(lyticsAudiences.length > 0 ? { lyticsAudiences } : {}),
        ...(variant.target ? { target } : {}),
        ...identity,
    };
}

const pick = (places: readonly number[], uids: readonly string[]): string[] =>
    uids.length === 0 ? [] : [...new Set(places.map((place) => uids[place % uids.length] as string))];

/** As the web UI writes an equal split: two decimals, and the remainder on the first. */
function equal(count: number): number[] {
    const part = Math.floor(10_000 / count);
    return Array.from(
        { length: count },
        (_, index) => (index === 0 ? 10_000 - part * (count - 1) : part) / 100,
    );
}

/** Percentages of two decimals that add up to 100. */
function custom(seeds: readonly number[]): number[] {
    let left = 10_000;
    return seeds.map((seed, index) => {
        const part = index === seeds.length - 1 ? left : Math.min(left, seed);
        left -= part;
        return part / 100;
    });
}

async function rank({ api }: TestEmulator, ranks: readonly number[]): Promise<void> {
    const experiences = await api.get<Made[]>("/experiences");
    if (experiences.length === 0) return;
    const order = experiences
        .map(({ uid }, index) => ({ uid, rank: ranks[index] ?? 0 }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ uid }) => uid);
    await api.put("/experiences-priority", { priorityOrder: order });
}
