import type { WireEventBody } from "../../wire";
import { Problems } from "../problems";
import { InvalidRequest } from "../refusal";
import { allowText, asFields, requireText } from "./fields";

export function parseEvent(sent: unknown): WireEventBody {
    const body = asFields(sent);
    const problems = new Problems();
    requireText(problems, body, "key");
    allowText(problems, body, "description");
    if (problems.any) throw new InvalidRequest(problems);
    return body as unknown as WireEventBody;
}
