import { isObjectId } from "../ids";
import { Problems } from "../problems";
import { InvalidRequest } from "../refusal";
import { asFields } from "./fields";

export function parsePriority(sent: unknown): string[] {
    const { priorityOrder } = asFields(sent);
    const problems = new Problems();
    if (!Array.isArray(priorityOrder)) problems.add("priorityOrder", "NOT_AN_ARRAY");
    else {
        for (const uid of priorityOrder) {
            if (!isObjectId(uid)) problems.say("priorityOrder", `${String(uid)} is not a valid ObjectId`);
        }
    }
    if (problems.any) throw new InvalidRequest(problems);
    return priorityOrder as string[];
}
