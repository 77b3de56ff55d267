import type { WireAttribute, WireAttributeBody } from "../../core/wire";
import type { ProjectCall } from "../call";
import { objectId } from "../ids";
import { RuleViolation } from "../refusal";
import { createdNow, updatedNow } from "./audit";
import { defaultDescription, surviving, written } from "./fields";
import { findAttribute } from "./find";
import { refuseDuplicate } from "./unique";

const preset = (uid: string, name: string, description: string): WireAttribute => ({
    name,
    uid,
    __type: "PRESET",
    description,
});

/** The values and the order come from a recording. */
export const presets: readonly WireAttribute[] = [
    preset("DEVICE_TYPE", "Device Type", "Categorizes devices as Mobile, Tablet, or Desktop."),
    preset(
        "OPERATING_SYSTEM",
        "Operating System",
        "Categorizes platform as MacOS, Android, Windows, or iOS.",
    ),
    preset("QUERY_PARAMETERS", "Query Parameters", "Checks for a query parameter in a web page's URL."),
    preset("REFERRER", "Referrer", "Checks the URI of the web page that linked to the current page."),
    preset("COUNTRY", "Country", "Allows targeting users based on the country they are visiting from."),
    preset("REGION", "Region", "Allows targeting users based on the region or state they are visiting from."),
    preset("CITY", "City", "Allows targeting users based on the city they are visiting from."),
    preset("DATE_AND_TIME", "Date And Time", "Helps defining audiences for a specific time range."),
];

export function createAttribute(call: ProjectCall, body: WireAttributeBody): WireAttribute {
    const { host, project } = call;
    if (project.attributes.size >= host.settings.quotas.attributes) {
        throw new RuleViolation("ATTRIBUTES.MAX_ATTRIBUTES_COUNT_EXCEEDED");
    }
    refuseTaken(call, body.key);
    const attribute = {
        ...defaultDescription(host.settings),
        ...written(host.settings, "attribute", body),
        project: project.wire.uid,
        ...createdNow(host),
        uid: objectId(host.clock()),
        __type: "CUSTOM",
    } as WireAttribute;
    project.attributes.set(attribute.uid, attribute);
    return attribute;
}

/** Returns custom attributes with the newest first, followed by the presets. */
export function listAttributes({ project }: ProjectCall): WireAttribute[] {
    return [...[...project.attributes.values()].reverse(), ...presets];
}

export function updateAttribute(call: ProjectCall, uid: string, body: WireAttributeBody): WireAttribute {
    const { host, project } = call;
    const old = findAttribute(project, uid);
    if (old.key !== body.key) {
        if (host.settings.switches.keyChange === "refused")
            throw new RuleViolation("ATTRIBUTES.CANNOT_CHANGE_KEY");
        refuseTaken(call, body.key);
    }
    const attribute = {
        ...defaultDescription(host.settings),
        ...surviving(host.settings, "attribute", old),
        ...written(host.settings, "attribute", body),
        ...updatedNow(host),
    } as WireAttribute;
    project.attributes.set(uid, attribute);
    return attribute;
}

export function deleteAttribute({ host, project }: ProjectCall, uid: string): void {
    findAttribute(project, uid);
    if (host.settings.switches.referredDeletion === "refused") {
        for (const { referredAttributes } of project.audiences.values()) {
            if (referredAttributes?.includes(uid)) throw new RuleViolation("ATTRIBUTES.ATTRIBUTE_REFERRED");
        }
    }
    project.attributes.delete(uid);
}

function refuseTaken({ host, project }: ProjectCall, key: string): void {
    refuseDuplicate(
        host.settings.switches.duplicateKeys,
        project.attributes.values(),
        (other) => other.key === key,
        "ATTRIBUTES.DUPLICATE_KEY",
    );
}
