import type { WireAttributeBody, WireAudienceBody, WireEventBody, WireExperienceBody } from "../../core/wire";
import { isObjectId } from "../ids";
import { Problems } from "../problems";
import type { Quotas } from "../quotas";
import { InvalidRequest } from "../refusal";
import type { ProjectBody } from "../state/project";
import type { Switches } from "../switches";
import { allowText, asFields, type Fields, isFields, requireText } from "./fields";
import { checkRules } from "./rules";

export function parseAttribute(sent: unknown): WireAttributeBody {
    const body = asFields(sent);
    const problems = new Problems();
    requireText(problems, body, "name");
    requireText(problems, body, "key");
    allowText(problems, body, "description");
    if (problems.any) throw new InvalidRequest(problems);
    return body as unknown as WireAttributeBody;
}

export function parseAudience(sent: unknown, switches: Switches): WireAudienceBody {
    const body = asFields(sent);
    const problems = new Problems();
    requireText(problems, body, "name");
    allowText(problems, body, "description");
    // A working client omits the outermost `__type`.
    const definition = isFields(body.definition)
        ? { __type: "RuleCombination", ...body.definition }
        : body.definition;
    checkRules(problems, definition, switches);
    if (problems.any) throw new InvalidRequest(problems);
    return { ...body, definition } as unknown as WireAudienceBody;
}

export function parseEvent(sent: unknown): WireEventBody {
    const body = asFields(sent);
    const problems = new Problems();
    requireText(problems, body, "key");
    allowText(problems, body, "description");
    if (problems.any) throw new InvalidRequest(problems);
    return body as unknown as WireEventBody;
}

export function parseExperience(sent: unknown, quotas: Quotas): WireExperienceBody {
    const body = asFields(sent);
    const problems = new Problems();
    requireText(problems, body, "name");
    allowText(problems, body, "description");
    if (body.__type !== "SEGMENTED" && body.__type !== "AB_TEST") problems.add("__type", "NOT_VALID_ENUM");
    const tags = checkedTags(problems, body, quotas);
    if (problems.any) throw new InvalidRequest(problems);
    return { ...body, ...(tags && { tags }) } as unknown as WireExperienceBody;
}

/** Returns the tags in lower case without duplicates. */
function checkedTags(problems: Problems, { tags }: Fields, quotas: Quotas): string[] | undefined {
    if (tags === undefined || tags === null) return undefined;
    if (!Array.isArray(tags)) {
        problems.add("tags", "NOT_AN_ARRAY");
        return undefined;
    }
    const unique = new Set<string>();
    tags.forEach((tag, index) => {
        if (typeof tag === "string" && tag.length <= quotas.tagLength && /^[a-z0-9\-_:]+$/i.test(tag)) {
            unique.add(tag.toLowerCase());
        } else problems.add("tags", "INVALID_TAG", String(index));
    });
    if (unique.size > quotas.tagsPerExperience) problems.add("tags", "TAGS_COUNT_EXCEEDED");
    return [...unique];
}

export function parsePriority(sent: unknown): string[] {
    const { priorityOrder } = asFields(sent);
    const problems = new Problems();
    if (!Array.isArray(priorityOrder)) problems.add("priorityOrder", "NOT_AN_ARRAY");
    else {
        for (const uid of priorityOrder) {
            if (!isObjectId(uid)) problems.addText("priorityOrder", `${String(uid)} is not a valid ObjectId`);
        }
    }
    if (problems.any) throw new InvalidRequest(problems);
    return priorityOrder as string[];
}

export function parseProject(sent: unknown): ProjectBody {
    const body = asFields(sent);
    const problems = new Problems();
    requireText(problems, body, "name");
    allowText(problems, body, "description");
    allowText(problems, body, "connectedStackApiKey");
    if (problems.any) throw new InvalidRequest(problems);
    return body as unknown as ProjectBody;
}

/** Only `version` is validated, because the parameters of the time frame are unknown. */
export function parseVersionQuery(query: URLSearchParams): string {
    const version = query.get("version");
    if (isObjectId(version)) return version;
    const problems = new Problems();
    if (version) problems.addText("version", `${version} is not a valid ObjectId`);
    else problems.add("version", "REQUIRED");
    throw new InvalidRequest(problems);
}
