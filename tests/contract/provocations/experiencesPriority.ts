import { absentUid, experience } from "../support/objects";
import type { Provocations } from "./provocation";

export const experiencesPriorityProvocations: Provocations = {
    "EXPERIENCES_PRIORITY.MISSING_EXPERIENCES": async ({ api }) => {
        const { uid } = await experience(api);
        await experience(api);
        return api.put("/experiences-priority", { priorityOrder: [uid] });
    },
    "EXPERIENCES_PRIORITY.UNKNOWN_EXPERIENCES": async ({ api }) => {
        const { uid } = await experience(api);
        return api.put("/experiences-priority", { priorityOrder: [uid, absentUid] });
    },
    "EXPERIENCES_PRIORITY.DUPLICATE_EXPERIENCES": async ({ api }) => {
        const { uid } = await experience(api);
        return api.put("/experiences-priority", { priorityOrder: [uid, uid] });
    },
};
