import type { WireExperienceBody } from "../../wire";
import { Problems } from "../problems";
import type { Quotas } from "../quotas";
import { InvalidRequest } from "../refusal";
import { allowText, asFields, type Fields, requireText } from "./fields";

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

/** Tags are stored in lower case, each once. */
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
