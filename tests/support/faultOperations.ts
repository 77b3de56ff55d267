import { country } from "./rules";
import { type Declaration, ref } from "./stack";

/** A change of a program whose way through the API is disturbed. */
export interface FaultOperation {
    readonly name: string;
    /** The programs that lead to where the change begins. */
    readonly before: readonly Declaration[][];
    readonly after: Declaration[];
}

const tier: Declaration = { name: "tier", kind: "attribute", inputs: { key: "tier", name: "Tier" } };
const gold: Declaration = {
    name: "gold",
    kind: "audience",
    inputs: { name: "Gold", definition: country("DE") },
};
const signup: Declaration = { name: "signup", kind: "event", inputs: { key: "signup" } };
const hero: Declaration = {
    name: "hero",
    kind: "experience",
    inputs: { name: "Hero", type: "AB_TEST", tags: ["top"] },
};
const offer: Declaration = {
    name: "offer",
    kind: "experience",
    inputs: { name: "Offer", type: "SEGMENTED" },
};
const test: Declaration = {
    name: "test",
    kind: "experienceVersion",
    deletedWith: "hero",
    inputs: {
        experience: ref("hero"),
        status: "ACTIVE",
        variants: [
            { name: "A", trafficDistribution: 50 },
            { name: "B", trafficDistribution: 50 },
        ],
        metrics: [{ event: ref("signup"), name: "Sign-ups" }],
        targeting: { audiences: [ref("gold")] },
    },
};
/** Created after hero, so that the project's own order is never the declared one by chance. */
const second: Declaration = { ...offer, dependsOn: ["hero"] };
const order: Declaration = {
    name: "order",
    kind: "experiencesPriority",
    inputs: { order: [ref("offer"), ref("hero")] },
};

const site = [gold, signup, hero];

function edited(declared: Declaration, inputs: Declaration["inputs"]): Declaration {
    return { ...declared, inputs: { ...declared.inputs, ...inputs } };
}

const as = (status: string, declared = test): Declaration => edited(declared, { status });

/** Other content for the version: a variant moves, one is new, the others keep their `shortUid`. */
function split(percent: number, declared = test): Declaration {
    const variants = [
        { name: "B", trafficDistribution: percent },
        { name: "A", trafficDistribution: 90 - percent },
        { name: "C", trafficDistribution: 10 },
    ];
    return edited(declared, { variants });
}

/** Other content beside the version, as its draft. */
function staging(percent: number, declared = test): Declaration {
    const { variants, metrics, targeting } = split(percent, declared).inputs;
    return edited(declared, { staged: { variants, metrics, targeting } });
}

/** A variant of the live version gets another name and stays the same one. */
const corrected = (declared: Declaration): Declaration =>
    edited(declared, {
        variants: [
            { name: "Better", formerNames: ["A"], trafficDistribution: 50 },
            { name: "B", trafficDistribution: 50 },
        ],
    });

/** Every change that makes the host write, one line each. */
export const operations: readonly FaultOperation[] = [
    ...listed(tier, { name: "Level" }),
    ...listed(gold, { definition: country("AT") }),
    ...listed(signup, { description: "A new account" }),
    ...listed(hero, { name: "Heroine", tags: ["home", "top"] }),
    change("replace experience", [offer], [edited(offer, { type: "AB_TEST" })]),
    change("configure draft", site, [...site, as("DRAFT")]),
    change("publish first version", site, [...site, test]),
    change("edit draft", [...site, as("DRAFT")], [...site, as("DRAFT", split(60))]),
    change("activate draft", [...site, as("DRAFT")], [...site, test]),
    change("edit and activate draft", [...site, as("DRAFT")], [...site, split(60)]),
    change("pause", [...site, test], [...site, as("PAUSED")]),
    change("resume", [...site, as("PAUSED")], [...site, test], [...site, test]),
    change("publish over active", [...site, test], [...site, split(60)]),
    change("publish over paused", [...site, as("PAUSED")], [...site, split(60)], [...site, test]),
    change("stage draft", [...site, test], [...site, staging(60)]),
    change("edit staged draft", [...site, staging(60)], [...site, staging(30)]),
    change("publish staged draft", [...site, staging(60)], [...site, split(60)]),
    change("take publication back", [...site, split(60)], [...site, staging(60)], [...site, staging(60)]),
    change("correct under staged draft", [...site, staging(60)], [...site, corrected(staging(60))]),
    change("discard draft", [...site, staging(60)], [...site, test]),
    change("remove live version", [...site, test], site),
    change("remove live version and draft", [...site, staging(60)], site),
    change("create order", [hero, second], [hero, second, order]),
    change(
        "update order",
        [hero, second, order],
        [hero, second, edited(order, { order: [ref("hero"), ref("offer")] })],
    ),
    change("create everything", [], [tier, ...site, offer, staging(60), order]),
    change("destroy everything", [tier, ...site, offer, staging(60), order], []),
];

/** The three writes of a kind whose objects lie in one list. */
function listed(declared: Declaration, inputs: Declaration["inputs"]): FaultOperation[] {
    return [
        change(`create ${declared.kind}`, [], [declared]),
        change(`update ${declared.kind}`, [declared], [edited(declared, inputs)]),
        change(`delete ${declared.kind}`, [declared], []),
    ];
}

function change(
    name: string,
    before: Declaration[],
    after: Declaration[],
    earlier: Declaration[] = [],
): FaultOperation {
    return { name, before: [earlier, before].filter((program) => program.length > 0), after };
}
