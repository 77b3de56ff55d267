import { isObjectId } from "../ids";
import type { Problems } from "../problems";
import type { Fields } from "./fields";

export function checkUids(problems: Problems, field: string, uids: unknown, at: string): void {
    if (!Array.isArray(uids) || uids.length === 0) problems.add(field, "EMPTY_ARRAY", at);
    else {
        for (const uid of uids) {
            if (!isObjectId(uid)) problems.addText(field, `${String(uid)} is not a valid ObjectId`, at);
        }
    }
}

export function checkCombinationType(problems: Problems, field: string, holder: Fields, at: string): void {
    const { audienceCombinationType: type } = holder;
    if (type !== "AND" && type !== "OR") problems.add(field, "NOT_VALID_ENUM", at);
}
