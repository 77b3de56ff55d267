import { containsUnknown } from "../common/unknown";
import { experienceVersionModel, holds } from "../model/experienceVersion";
import { type CommonInputs, differences, type Model } from "../model/model";
import { type ExperienceVersionInputs, isSegmented } from "../model/versionSchema";
import type { WireExperience, WireVersion } from "../wire";

type Content<Inputs> = Omit<Inputs, "projectUid">;

/** Any uid does: what is asked is whether the rest would be accepted. */
const ANY_PROJECT = "0".repeat(24);

/**
 * Why a live object can't be declared as it is, although it is live; nothing where it can. The same checks as
 * at `pulumi up`, so that a program never holds what would be refused or written anew.
 */
export function obstacleTo<Inputs extends CommonInputs, Wire>(
    model: Model<Inputs, Wire>,
    inputs: Content<Inputs>,
    wire: Wire,
): string | undefined {
    if (/\\ud[89a-f]/.test(JSON.stringify(inputs))) {
        return "a text holds half a character, which does not survive the way to a Pulumi provider";
    }
    if (containsUnknown(inputs)) {
        return "a text is the word by which Pulumi marks a value that is not known yet";
    }
    const failures = model.check({ ...inputs, projectUid: ANY_PROJECT });
    if (failures.length > 0) {
        return failures.map(({ property, reason }) => `${property} ${reason}`).join(" ");
    }
    const rows = differences(model as Model<Inputs, never>, inputs, model.fromWire(wire));
    return rows.length === 0
        ? undefined
        : `no declaration means just the same: ${rows.map(({ field }) => field).join(", ")}`;
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
    const untold = wire.variants?.find(
        (each) =>
            each.__type === "SegmentedVariant" && !each.audiences?.length && !each.lyticsAudiences?.length,
    );
    if (untold !== undefined) {
        return `the variant ${JSON.stringify(untold.name)} names no audience, and whom it is for otherwise can't be declared`;
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
    return holds(wire, content) ? undefined : "no declaration means just the same: variants";
}

const VARIANT_TYPES: readonly string[] = ["SegmentedVariant", "ABTestVariant"];
