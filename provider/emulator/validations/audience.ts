import type { WireAudienceBody } from "../../wire";
import { Problems } from "../problems";
import { InvalidRequest } from "../refusal";
import type { Switches } from "../switches";
import { allowText, asFields, isFields, requireText } from "./fields";
import { checkRules } from "./rules";

export function parseAudience(sent: unknown, switches: Switches): WireAudienceBody {
    const body = asFields(sent);
    const problems = new Problems();
    requireText(problems, body, "name");
    allowText(problems, body, "description");
    // A verified client leaves the outermost `__type` out.
    const definition = isFields(body.definition)
        ? { __type: "RuleCombination", ...body.definition }
        : body.definition;
    checkRules(problems, definition, switches);
    if (problems.any) throw new InvalidRequest(problems);
    return { ...body, definition } as unknown as WireAudienceBody;
}
