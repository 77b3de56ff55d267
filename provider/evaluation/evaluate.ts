import { quoted } from "../core/common/printable";
import { variantAlias } from "../core/common/versions";
import type { WireABTestVariant, WireExperience, WireSegmentedVariant, WireVersion } from "../core/wire";
import { abTestChooser } from "./abTest";
import { type Assumptions, resolveAssumptions } from "./assumptions";
import { type ActiveVariant, type Choice, type Chooser, fixedChoice, NOTHING } from "./choice";
import { compileAudience } from "./compileDefinition";
import type { RuleContext } from "./compileRule";
import { Facts } from "./facts";
import { describeIgnored } from "./ignored";
import { byPriority, type EvaluatedProject } from "./project";
import type { Criterion, Reason } from "./reason";
import { segmentedChooser } from "./segmented";
import { createAudienceLookup, type TargetContext } from "./target";
import type { Visitor } from "./visitor";

/** The manifest of the Edge API. What is undecided is null. */
export interface Manifest {
    readonly experiences: readonly {
        readonly shortUid: string;
        readonly activeVariantShortUid: string | null;
    }[];
    readonly activeVariants: Readonly<Record<string, string | null>>;
}

/** What one experience shows a visitor, and why. */
export interface ExperienceEvaluation {
    readonly uid: string;
    readonly shortUid: string;
    readonly name: string;
    readonly type: WireExperience["__type"];
    readonly decision: Choice["decision"];
    /** The variant. Undefined if the decision is another one. */
    readonly variant?: ActiveVariant;
    /** If the decision is undecided: the short uids of the possible variants, and null if nothing may be shown. */
    readonly candidates?: readonly (string | null)[];
    readonly reason: Reason;
}

/** What a project shows a visitor, and why. */
export interface Evaluation {
    /** The highest priority first. */
    readonly experiences: readonly ExperienceEvaluation[];
    readonly manifest: Manifest;
    /** One sentence for each part of the visitor that has no effect because of its form or its name. */
    readonly ignored: readonly string[];
}

/** A project that is ready for many visitors. */
export interface Evaluator {
    /** What the project shows a visitor, with all reasons. */
    evaluate(visitor: Visitor): Evaluation;
    /** The manifest alone, which takes a fraction of the time. */
    manifest(visitor: Visitor): Manifest;
    /** Whether a visitor belongs to an audience, and why. Undefined if the project does not have the audience. */
    audience(uid: string, visitor: Visitor): Reason | undefined;
}

interface Listed {
    readonly shortUid: string;
    readonly experience: WireExperience;
    readonly tags: readonly string[];
    readonly variants: ReadonlyMap<string, ActiveVariant>;
    readonly chooser: Chooser;
}

/** Prepares a project, so that many visitors can be evaluated. */
export function createEvaluator(project: EvaluatedProject, assumptions: Assumptions = {}): Evaluator {
    const resolved = resolveAssumptions(assumptions);
    const attributes = new Map(project.attributes.map((attribute) => [attribute.uid, attribute]));
    const slugs = new Map(project.audiences.map(({ uid, slug }) => [uid, slug]));
    const rules: RuleContext = {
        keyOf: (uid) => attributes.get(uid)?.key,
        nameOf: (uid) => attributes.get(uid)?.name,
        slugOf: (uid) => slugs.get(uid),
        assumptions: resolved,
        subjects: new Map(),
    };
    const audiences = new Map<string, Criterion>(
        project.audiences.map((audience, index) => [audience.uid, compileAudience(audience, index, rules)]),
    );
    const context: TargetContext = { ...rules, audiencesOf: createAudienceLookup(audiences, rules) };
    const all = byPriority(project).flatMap((experience) => listed(experience, project, context));
    const keys = project.attributes.flatMap(({ key }) => key ?? []);

    const requested = ({ tags }: Facts): readonly Listed[] => {
        if (tags.length === 0) return all;
        const wanted = new Set(tags.map((tag) => tag.toLowerCase()));
        const untagged = resolved.untaggedExperience === "listed";
        return all.filter(({ tags: own }) =>
            own.length === 0 ? untagged : own.some((tag) => wanted.has(tag)),
        );
    };

    return {
        evaluate(visitor) {
            const facts = new Facts(visitor);
            const experiences = requested(facts).map((each) => explained(each, facts));
            const manifest = manifestOf(experiences, ({ variant }) => variant?.shortUid ?? null);
            return { experiences, manifest, ignored: describeIgnored(visitor, keys) };
        },
        manifest(visitor) {
            const facts = new Facts(visitor);
            return manifestOf(requested(facts), (each) => {
                const choice = forced(each, facts) ?? each.chooser.choose(facts);
                return choice.decision === "variant" ? choice.variant.shortUid : null;
            });
        },
        audience: (uid, visitor) => audiences.get(uid)?.explain(new Facts(visitor)),
    };
}

/** What a project shows a visitor, and why. To evaluate many visitors, use {@link createEvaluator}. */
export const evaluate = (
    project: EvaluatedProject,
    visitor: Visitor,
    assumptions: Assumptions = {},
): Evaluation => createEvaluator(project, assumptions).evaluate(visitor);

function manifestOf<E extends { readonly shortUid: string }>(
    listed: readonly E[],
    variantOf: (experience: E) => string | null,
): Manifest {
    const experiences: Manifest["experiences"][number][] = [];
    const activeVariants: Record<string, string | null> = {};
    for (const each of listed) {
        const activeVariantShortUid = variantOf(each);
        experiences.push({ shortUid: each.shortUid, activeVariantShortUid });
        activeVariants[each.shortUid] = activeVariantShortUid;
    }
    return { experiences, activeVariants };
}

/** The experience if the manifest lists it: one that is active or paused. */
function listed(experience: WireExperience, project: EvaluatedProject, context: TargetContext): Listed[] {
    const versions = project.versions[experience.uid] ?? [];
    const live =
        versions.find(({ status }) => status === "ACTIVE") ??
        versions.find(({ status }) => status === "PAUSED");
    const isLeftOut = live?.status === "PAUSED" && context.assumptions.pausedExperience === "leftOut";
    if (live === undefined || isLeftOut) return [];
    const active = (live.variants ?? []).map(({ shortUid = "", name }) => ({
        shortUid,
        name,
        alias: variantAlias(experience.shortUid, shortUid),
    }));
    return [
        {
            shortUid: experience.shortUid,
            experience,
            tags: (experience.tags ?? []).map((tag) => tag.toLowerCase()),
            variants: new Map(active.map((variant) => [variant.shortUid, variant])),
            chooser: chooserOf(experience, live, active, context),
        },
    ];
}

function chooserOf(
    experience: WireExperience,
    live: WireVersion,
    active: readonly ActiveVariant[],
    context: TargetContext,
): Chooser {
    const variants = live.variants ?? [];
    if (live.status === "PAUSED")
        return fixedChoice(NOTHING, "The experience is paused.", ["pausedExperience"]);
    if (experience.__type === "SEGMENTED") {
        return segmentedChooser(variants as WireSegmentedVariant[], active, context);
    }
    if (experience.__type === "AB_TEST") {
        return abTestChooser(experience, live, variants as WireABTestVariant[], active, context);
    }
    const candidates = [...active.map(({ shortUid }) => shortUid), null];
    const sentence = `Experiences of the type ${JSON.stringify(experience.__type)} can't be evaluated.`;
    return fixedChoice({ decision: "undecided", candidates }, sentence);
}

function forced({ experience, variants }: Listed, facts: Facts): Choice | undefined {
    if (!facts.isForced) return undefined;
    const shortUid = facts.variantIn(facts.forced, experience);
    if (shortUid === null) return NOTHING;
    const variant = typeof shortUid === "string" ? variants.get(shortUid) : undefined;
    return variant && { decision: "variant", variant };
}

function explained(each: Listed, facts: Facts): ExperienceEvaluation {
    const { uid, shortUid, name, __type: type } = each.experience;
    const override = forced(each, facts);
    const { choice, reason } =
        override === undefined
            ? each.chooser.explain(facts)
            : {
                  choice: override,
                  reason: { sentence: "The variant is forced.", assumptions: [], parts: [] },
              };
    const result = choice.decision === "undecided" ? "undecided" : choice.decision === "variant";
    return {
        uid,
        shortUid,
        name,
        type,
        ...choice,
        reason: {
            kind: "experience",
            result,
            ...reason,
            sentence: `Experience ${quoted(name)} ${summary(choice)}. ${reason.sentence}`,
        },
    };
}

function summary(choice: Choice): string {
    if (choice.decision === "variant") return `shows the variant ${quoted(choice.variant.name)}`;
    return choice.decision === "none" ? "shows no variant" : "is undecided";
}
