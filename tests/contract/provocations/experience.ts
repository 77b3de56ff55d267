import { absentUid, experience } from "../support/objects";
import type { Provocations } from "./provocation";

export const experienceProvocations: Provocations = {
    "EXPERIENCES.NOT_FOUND": ({ api }) => api.get(`/experiences/${absentUid}`),
    "EXPERIENCES.DUPLICATE_NAME": async ({ api }) => {
        await experience(api, "SEGMENTED", "Hero");
        return api.post("/experiences", { name: "Hero", __type: "AB_TEST" });
    },
    "EXPERIENCES.CANNOT_CHANGE_TYPE": async ({ api }) => {
        const { uid, name } = await experience(api, "SEGMENTED");
        return api.put(`/experiences/${uid}`, { name, __type: "AB_TEST" });
    },
    "EXPERIENCES.MAX_EXPERIENCES_COUNT_EXCEEDED": async ({ api, emulator }) => {
        emulator.configure({ quotas: { experiences: 1 } });
        await experience(api);
        return api.post("/experiences", { name: "one too many", __type: "SEGMENTED" });
    },
};
