import type { WireAttributeBody } from "../../wire";
import { Problems } from "../problems";
import { InvalidRequest } from "../refusal";
import { allowText, asFields, requireText } from "./fields";

export function parseAttribute(sent: unknown): WireAttributeBody {
    const body = asFields(sent);
    const problems = new Problems();
    requireText(problems, body, "name");
    requireText(problems, body, "key");
    allowText(problems, body, "description");
    if (problems.any) throw new InvalidRequest(problems);
    return body as unknown as WireAttributeBody;
}
