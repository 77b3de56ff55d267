import { containsUnknown } from "../../core/common/unknown";
import { experienceVersionModel, hasContent } from "../../core/model/experienceVersion";
import { hasForm } from "../../core/model/failure";
import { mistakesIn } from "../../core/model/mistakes";
import { type CommonInputs, differences, type Model } from "../../core/model/model";
import { stringifiedOutputs } from "../../core/model/stringified";
import { type ExperienceVersionInputs, isSegmented } from "../../core/model/versionSchema";
import { isFields } from "../../core/rules/json";
import type { WireExperience, WireVersion } from "../../core/wire";

type Content<Inputs> = Omit<Inputs, "projectUid">;

/** Any uid is valid here, because only the other arguments are checked. */
const ANY_PROJECT = "0".repeat(24);

/** The maximum number of listed mistakes of one object. */
const MAX_SENTENCES = 3;

/** Deeper values would exhaust the call stack of the compiler, the engine, or this package. */
const DEEPEST = 200;

/**
 * Returns the reason why a live object can't be declared as it is, if there is one. Invalid values are not a reason.
 */
export function obstacleTo<Inputs extends CommonInputs, Wire>(
    model: Model<Inputs, Wire>,
    inputs: Content<Inputs>,
    wire: Wire,
): string | undefined {
    if (depthOf(inputs) > DEEPEST) {
        return `its values are nested more than ${DEEPEST} levels deep`;
    }
    if (/\\ud[89a-f]/.test(JSON.stringify(inputs))) {
        return "a string contains half of a Unicode character, which Pulumi can't pass to a provider";
    }
    if (containsUnknown(inputs)) {
        return "a string is the marker that Pulumi uses for unknown values";
    }
    if (stringifiedOutputs(inputs).length > 0) {
        return "a string contains the text that Pulumi creates for a converted Output, which is always refused";
    }
    const { definition = {} } = inputs as { definition?: unknown };
    if (!isFields(definition)) {
        return "its definition is not a rule or a combination of rules";
    }
    if (!hasForm(model.schema, { ...inputs, projectUid: ANY_PROJECT })) {
        return refusalOf(model, inputs);
    }
    const rows = differences(model as Model<Inputs, never>, inputs, model.fromWire(wire));
    return rows.length === 0
        ? undefined
        : `no declaration has the same meaning: ${rows.map(({ field }) => field).join(", ")}`;
}

/** Returns the failures that the object would have if it were new, if there are any. */
export function refusalOf<Inputs extends CommonInputs>(
    model: Pick<Model<Inputs, never>, "check">,
    inputs: Content<Inputs>,
): string | undefined {
    const failures = mistakesIn(model, { ...inputs, projectUid: ANY_PROJECT });
    const sentences = failures.slice(0, MAX_SENTENCES).map(({ property, reason }) => `${property} ${reason}`);
    const more = failures.length > MAX_SENTENCES ? [`And ${failures.length - MAX_SENTENCES} more.`] : [];
    return failures.length === 0 ? undefined : [...sentences, ...more].join(" ");
}

function depthOf(value: unknown): number {
    return typeof value === "object" && value !== null
        ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
        : 0;
}

/** Like `obstacleTo`, for a version. Its variants must match the type of the experience. */
export function obstacleToVersion(
    inputs: Content<ExperienceVersionInputs>,
    wire: WireVersion,
    experience: WireExperience,
): string | undefined {
    const unknown = wire.variants?.find(({ __type }) => !VARIANT_TYPES.includes(__type));
    if (unknown !== undefined) {
        return `a variant has the type ${JSON.stringify(unknown.__type)}, which this package does not know`;
    }
    // `hasContent` compares the `shortUid`s below.
    const variants = inputs.variants.map(({ shortUid: _, ...variant }) => variant);
    const obstacle = obstacleTo(experienceVersionModel, { ...inputs, variants }, wire);
    if (obstacle !== undefined) {
        return obstacle;
    }
    if (isSegmented(inputs.variants) !== (experience.__type === "SEGMENTED")) {
        return `its variants do not match the type of the experience, ${experience.__type}`;
    }
    const { experience: _, status: __, ...content } = inputs;
    return hasContent(wire, content) ? undefined : "no declaration has the same meaning: variants";
}

const VARIANT_TYPES: readonly string[] = ["SegmentedVariant", "ABTestVariant"];
