import type { WireExperienceType, WireVersionBody } from "../../core/wire";
import type { ProjectCall } from "../call";
import { Problems } from "../problems";
import { InvalidRequest, RuleViolation } from "../refusal";
import type { Settings } from "../settings";
import { checkCombinationType, checkUids } from "./audienceList";
import { asFields, type Fields, isFields } from "./fields";
import { checkMetrics } from "./metrics";
import { checkTraffic, checkVariants, isSplit } from "./variants";

/** Validates a version without its project. `statuses` are the statuses that the request may set. */
export function parseVersion(
    sent: unknown,
    settings: Settings,
    statuses: readonly string[],
): WireVersionBody {
    const body = asFields(sent);
    const problems = new Problems();
    if (body.status === undefined || body.status === null) {
        problems.add("status", "INVALID_STATUS");
        problems.add("status", "STATUS_REQUIRED");
    } else if (!statuses.includes(body.status as string)) problems.add("status", "INVALID_STATUS");
    checkVariants(problems, body, settings);
    checkMetrics(problems, body.metrics);
    checkTargeting(problems, body.targeting);
    const split = body.variantSplit ?? "EQUALLY_SPLIT";
    if (!isSplit(split)) problems.add("variantSplit", "NOT_VALID_ENUM");
    if (problems.any) throw new InvalidRequest(problems);
    return body as unknown as WireVersionBody;
}

/** Validates a version against its experience and its project. */
export function checkAgainstProject(
    call: ProjectCall,
    type: WireExperienceType,
    body: WireVersionBody,
): void {
    const { host, project } = call;
    if (body.variants.length > host.settings.quotas.variantsPerExperience) {
        throw new RuleViolation("EXPERIENCES.VERSIONS.MAX_VARIANTS_COUNT_EXCEEDED");
    }
    const problems = new Problems();
    const needed = type === "AB_TEST" ? 2 : 1;
    if (body.status === "ACTIVE" && body.variants.length < needed) {
        problems.add("variants", "INSUFFICIENT_VARIANTS_TO_ACTIVATE");
    }
    checkReferences(problems, call, type, body);
    if (type === "AB_TEST") checkABTest(problems, call, body);
    for (const { event } of body.metrics ?? []) {
        if (!project.events.has(event)) problems.add("metrics", "METRICS_REFERRED_EVENT_DOES_NOT_EXIST");
    }
    if (problems.any) throw new InvalidRequest(problems);
}

function checkReferences(
    problems: Problems,
    { project }: ProjectCall,
    type: WireExperienceType,
    body: WireVersionBody,
): void {
    const wanted = type === "AB_TEST" ? "ABTestVariant" : "SegmentedVariant";
    body.variants.forEach((variant, index) => {
        if (variant.__type !== wanted) problems.add("variants", "WRONG_VARIANT_TYPE", `${index}.__type`);
        if (variant.__type !== "SegmentedVariant") return;
        for (const uid of variant.audiences) {
            if (!project.audiences.has(uid)) {
                problems.add("variants", "VARIANTS_REFERRED_AUDIENCE_DOES_NOT_EXIST", `${index}.audiences`);
            }
        }
        for (const uid of variant.lyticsAudiences ?? []) {
            if (!project.lyticsAudiences.has(uid)) {
                problems.add(
                    "variants",
                    "VARIANTS_REFERRED_LYTICS_AUDIENCE_DOES_NOT_EXIST",
                    `${index}.lyticsAudiences`,
                );
            }
        }
    });
    for (const uid of body.targeting?.audience?.audiences ?? []) {
        if (!project.audiences.has(uid)) {
            problems.add("targeting", "VARIANTS_REFERRED_AUDIENCE_DOES_NOT_EXIST", "audience.audiences");
        }
    }
}

function checkABTest(problems: Problems, { host }: ProjectCall, body: WireVersionBody): void {
    const { switches } = host.settings;
    if (body.variantSplit === undefined || body.variantSplit === null)
        problems.add("variantSplit", "REQUIRED");
    else if (switches.trafficSum === "checked") checkTraffic(problems, body);
    const metricsNeeded = body.status === "ACTIVE" && switches.abTestMetrics === "required";
    if (metricsNeeded && !body.metrics?.length) problems.add("metrics", "EMPTY_ARRAY");
}

/** The official client sends an empty object when all audiences are removed. It means no targeting. */
function checkTargeting(problems: Problems, targeting: unknown): void {
    if (targeting === undefined || targeting === null) return;
    const audience: unknown = isFields(targeting) ? targeting.audience : undefined;
    if (!isFields(targeting)) problems.add("targeting", "NOT_AN_OBJECT");
    else if (audience === undefined) return;
    else if (!isFields(audience)) problems.add("targeting", "NOT_AN_OBJECT", "audience");
    else checkTargetedAudience(problems, audience);
}

function checkTargetedAudience(problems: Problems, audience: Fields): void {
    checkUids(problems, "targeting", audience.audiences, "audience.audiences");
    checkCombinationType(problems, "targeting", audience, "audience.audienceCombinationType");
}
