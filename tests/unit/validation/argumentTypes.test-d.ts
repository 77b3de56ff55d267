import type * as pulumi from "@pulumi/pulumi";
import type { AttributeInputs } from "../../../provider/core/model/attribute";
import type { AudienceInputs } from "../../../provider/core/model/audience";
import type { EventInputs } from "../../../provider/core/model/event";
import type { ExperienceInputs } from "../../../provider/core/model/experience";
import type { ExperiencesPriorityInputs } from "../../../provider/core/model/experiencesPriority";
import type {
    ExperienceVersionInputs,
    Metric,
    Targeting,
    Variant,
} from "../../../provider/core/model/versionSchema";
import type { AttributeArgs } from "../../../provider/program/resources/attribute";
import type { AudienceArgs } from "../../../provider/program/resources/audience";
import type { EventArgs } from "../../../provider/program/resources/event";
import type { Experience, ExperienceArgs } from "../../../provider/program/resources/experience";
import type { ExperiencesPriorityArgs } from "../../../provider/program/resources/experiencesPriority";
import type {
    ABTestVariantArgs,
    ExperienceVersionArgs,
    MetricArgs,
    SegmentedVariantArgs,
    TargetingArgs,
} from "../../../provider/program/resources/experienceVersionArgs";

/** What arrives in the host of what a program writes: outputs are resolved, resources are their uids. */
type Resolved<T> =
    T extends pulumi.OutputInstance<infer U>
        ? Resolved<U>
        : T extends PromiseLike<infer U>
          ? Resolved<U>
          : T extends pulumi.Resource
            ? string
            : T extends readonly (infer E)[]
              ? Resolved<E>[]
              : T extends object
                ? { [K in keyof T]: Resolved<T[K]> }
                : T;

/** The names of the arguments and the names in the schema are the same, and so is which ones are required. */
type SameNames<Args, Inputs> = [keyof Args, keyof Inputs] extends [keyof Inputs, keyof Args] ? true : false;

type Named = { name?: string; projectUid?: string };
/** The schema sees defaults filled in: the configured project and the logical name. */
type Declared<Inputs> = Omit<Inputs, keyof Named> & { [K in keyof Inputs & keyof Named]?: Inputs[K] };

const agree = <_T extends true>(): void => undefined;
type Fits<Args, Inputs> = Resolved<Args> extends Declared<Inputs> ? SameNames<Args, Inputs> : false;

agree<Fits<AttributeArgs, AttributeInputs>>();
agree<Fits<EventArgs, EventInputs>>();
agree<SameNames<AudienceArgs, AudienceInputs>>();
agree<Fits<ExperienceArgs, ExperienceInputs>>();
agree<Fits<ExperiencesPriorityArgs, ExperiencesPriorityInputs>>();
agree<SameNames<ExperienceVersionArgs, ExperienceVersionInputs>>();
agree<Resolved<ExperienceVersionArgs["status"]> extends ExperienceVersionInputs["status"] ? true : false>();
agree<SameNames<SegmentedVariantArgs & ABTestVariantArgs, Variant>>();
agree<Resolved<Omit<SegmentedVariantArgs, "trafficDistribution">> extends Variant ? true : false>();
agree<
    Resolved<Pick<ABTestVariantArgs, "name" | "trafficDistribution" | "shortUid">> extends Variant
        ? true
        : false
>();
agree<Resolved<MetricArgs> extends Metric ? SameNames<MetricArgs, Metric> : false>();
agree<Resolved<TargetingArgs> extends Targeting ? SameNames<TargetingArgs, Targeting> : false>();
// @ts-expect-error An argument that the schema does not know would be refused at run time only.
agree<SameNames<AttributeArgs & { nonsense: string }, AttributeInputs>>();

/** A resource can take the description of another one, which may have none. */
const taken: pulumi.Output<string | undefined> = {} as Experience["description"];
export const takers: [AttributeArgs, AudienceArgs["description"], EventArgs, ExperienceArgs] = [
    { key: "k", description: taken },
    taken,
    { key: "k", description: taken },
    { type: "AB_TEST", description: taken },
];
