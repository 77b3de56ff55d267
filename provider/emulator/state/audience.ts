import type { WireAudience, WireAudienceBody, WireRuleNode } from "../../core/wire";
import type { ProjectCall } from "../call";
import { lyticsUid, objectId } from "../ids";
import { RuleViolation } from "../refusal";
import { createdNow, updatedNow } from "./audit";
import { defaultDescription, surviving, written } from "./fields";
import { findAudience } from "./find";
import { audiencesOf, referringVersions } from "./references";
import { refuseDuplicate } from "./unique";

export function createAudience(call: ProjectCall, body: WireAudienceBody): WireAudience {
    const { host, project } = call;
    if (project.audiences.size >= host.settings.quotas.audiences) {
        throw new RuleViolation("AUDIENCES.MAX_AUDIENCES_COUNT_EXCEEDED");
    }
    refuseTaken(call, body.name);
    const audience = {
        ...defaultDescription(host.settings),
        ...written(host.settings, "audience", body),
        project: project.wire.uid,
        ...createdNow(host),
        referredAttributes: checkedReferences(call, body),
        uid: objectId(host.clock()),
    } as WireAudience;
    project.audiences.set(audience.uid, audience);
    return audience;
}

export function listAudiences({ project, query }: ProjectCall): WireAudience[] {
    const native = [...project.audiences.values()].reverse();
    if (query.get("includeLyticsAudiences") !== "true") return native;
    return [...native, ...project.lyticsAudiences.values()];
}

export function updateAudience(call: ProjectCall, uid: string, body: WireAudienceBody): WireAudience {
    const { host, project } = call;
    const old = findAudience(project, uid);
    if (old.name !== body.name) refuseTaken(call, body.name);
    const audience = {
        ...defaultDescription(host.settings),
        ...surviving(host.settings, "audience", old),
        ...written(host.settings, "audience", body),
        referredAttributes: checkedReferences(call, body),
        ...updatedNow(host),
    } as WireAudience;
    project.audiences.set(uid, audience);
    return audience;
}

export function deleteAudience({ host, project }: ProjectCall, uid: string): void {
    findAudience(project, uid);
    if (host.settings.switches.referredDeletion === "refused") {
        for (const version of referringVersions({ host, project })) {
            if (audiencesOf(version).includes(uid)) throw new RuleViolation("AUDIENCES.AUDIENCE_REFERRED");
        }
    }
    project.audiences.delete(uid);
}

/** Creates an audience as Lytics syncs it. It has no definition, and this API can't change it. */
export function lyticsAudience(name: string): WireAudience {
    const slug = name.toLowerCase().replace(/\W+/g, "_");
    return { uid: lyticsUid(), name, description: "", slug, source: "LYTICS" };
}

/** Returns the unique uids of the custom attributes in a rule tree. Presets are not included. */
export function customReferences(node: WireRuleNode): string[] {
    if (node.__type === "Rule") {
        return node.attribute.__type === "CustomAttributeReference" ? [node.attribute.ref] : [];
    }
    return [...new Set(node.rules.flatMap(customReferences))];
}

function countRules(node: WireRuleNode): number {
    return node.__type === "Rule" ? 1 : node.rules.reduce((sum, rule) => sum + countRules(rule), 0);
}

function checkedReferences({ host, project }: ProjectCall, { definition }: WireAudienceBody): string[] {
    if (countRules(definition) > host.settings.quotas.rulesPerAudience) {
        throw new RuleViolation("AUDIENCES.RULE_COUNT_EXCEEDED");
    }
    const references = customReferences(definition);
    if (!references.every((uid) => project.attributes.has(uid))) {
        throw new RuleViolation("AUDIENCES.REFERRED_ATTRIBUTE_DOES_NOT_EXIST");
    }
    return references;
}

function refuseTaken({ host, project }: ProjectCall, name: string): void {
    refuseDuplicate(
        host.settings.switches.duplicateNames,
        project.audiences.values(),
        (other) => other.name === name,
        "AUDIENCES.DUPLICATE_NAME",
    );
}
