import { Problems } from "../problems";
import { InvalidRequest } from "../refusal";
import type { ProjectBody } from "../state/project";
import { allowText, asFields, requireText } from "./fields";

export function parseProject(sent: unknown): ProjectBody {
    const body = asFields(sent);
    const problems = new Problems();
    requireText(problems, body, "name");
    allowText(problems, body, "description");
    allowText(problems, body, "connectedStackApiKey");
    if (problems.any) throw new InvalidRequest(problems);
    return body as unknown as ProjectBody;
}
