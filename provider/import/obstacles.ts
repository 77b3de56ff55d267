import { containsUnknown } from "../common/unknown";
import { experienceVersionModel, hasContent } from "../model/experienceVersion";
import { hasForm } from "../model/failure";
import { type CommonInputs, differences, type Model } from "../model/model";
import { stringifiedOutputs } from "../model/stringified";
import { type ExperienceVersionInputs, isSegmented } from "../model/versionSchema";
import { isFields } from "../rules/json";
import type { WireExperience, WireVersion } from "../wire";

type Content<Inputs> = Omit<Inputs, "projectUid">;

/** Any uid does: what is asked is whether the rest would be accepted. */
const ANY_PROJECT = "0".repeat(24);

/** How many mistakes of one object are told. */
const TOLD = 3;

/** Deeper ones would exhaust the stack of whoever walks them: the compiler, the engine, ourselves. */
const DEEPEST = 200;

/** Why a live object can't be declared as it is, whatever its values are worth; nothing where it can. */
export function obstacleTo<Inputs extends CommonInputs, Wire>(
    model: Model<Inputs, Wire>,
    inputs: Content<Inputs>,
    wire: Wire,
): string | undefined {
    if (depthOf(inputs) > DEEPEST) {
        return `its values stand more than ${DEEPEST} deep in each other`;
    }
    if (/\\ud[89a-f]/.test(JSON.stringify(inputs))) {
        return "a text holds half a character, which does not survive the way to a Pulumi provider";
    }
    if (containsUnknown(inputs)) {
        return "a text is the word by which Pulumi marks a value that is not known yet";
    }
    if (stringifiedOutputs(inputs).length > 0) {
        return "a text is what Pulumi makes of an Output that is used as a text, which is refused wherever it stands";
    }
    const { definition = {} } = inputs as { definition?: unknown };
    if (!isFields(definition)) {
        return "its definition is no tree of rules";
    }
    if (!hasForm(model.schema, { ...inputs, projectUid: ANY_PROJECT })) {
        return refusalOf(model, inputs);
    }
    const rows = differences(model as Model<Inputs, never>, inputs, model.fromWire(wire));
    return rows.length === 0
        ? undefined
        : `no declaration means just the same: ${rows.map(({ field }) => field).join(", ")}`;
}

/** What our checks would say if the object were new; nothing where they take it. */
export function refusalOf<Inputs extends CommonInputs>(
    model: Pick<Model<Inputs, never>, "check">,
    inputs: Content<Inputs>,
): string | undefined {
    const failures = model.check({ ...inputs, projectUid: ANY_PROJECT });
    const told = failures.slice(0, TOLD).map(({ property, reason }) => `${property} ${reason}`);
    const more = failures.length > TOLD ? [`And ${failures.length - TOLD} more.`] : [];
    return failures.length === 0 ? undefined : [...told, ...more].join(" ");
}

function depthOf(value: unknown): number {
    return typeof value === "object" && value !== null
        ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
        : 0;
}

/** The same for a version, whose variants must be of the kind that the experience takes. */
export function obstacleToVersion(
    inputs: Content<ExperienceVersionInputs>,
    wire: WireVersion,
    experience: WireExperience,
): string | undefined {
    const stranger = wire.variants?.find(({ __type }) => !VARIANT_TYPES.includes(__type));
    if (stranger !== undefined) {
        return `a variant is of the kind ${JSON.stringify(stranger.__type)}, which this package does not know`;
    }
    // The server's own `shortUid`s are compared by `holds`, below.
    const variants = inputs.variants.map(({ shortUid: _, ...variant }) => variant);
    const obstacle = obstacleTo(experienceVersionModel, { ...inputs, variants }, wire);
    if (obstacle !== undefined) {
        return obstacle;
    }
    if (isSegmented(inputs.variants) !== (experience.__type === "SEGMENTED")) {
        return `its variants are not those of an experience of the type ${experience.__type}`;
    }
    const { experience: _, status: __, ...content } = inputs;
    return hasContent(wire, content) ? undefined : "no declaration means just the same: variants";
}

const VARIANT_TYPES: readonly string[] = ["SegmentedVariant", "ABTestVariant"];
