import { absentUid, all, attribute, audience, stringRule } from "../support/objects";
import type { Provocations } from "./provocation";

export const attributeProvocations: Provocations = {
    "ATTRIBUTES.NOT_FOUND": ({ api }) => api.delete(`/attributes/${absentUid}`),
    "ATTRIBUTES.DUPLICATE_KEY": async ({ api }) => {
        await attribute(api, "age");
        return api.post("/attributes", { name: "Another", key: "age" });
    },
    "ATTRIBUTES.CANNOT_CHANGE_KEY": async ({ api, emulator }) => {
        emulator.configure({ switches: { keyChange: "refused" } });
        const { uid } = await attribute(api, "age");
        return api.put(`/attributes/${uid}`, { name: "Age", key: "years" });
    },
    "ATTRIBUTES.ATTRIBUTE_REFERRED": async ({ api }) => {
        const { uid } = await attribute(api);
        await audience(api, "users of it", all(all(stringRule(uid))));
        return api.delete(`/attributes/${uid}`);
    },
    "ATTRIBUTES.MAX_ATTRIBUTES_COUNT_EXCEEDED": async ({ api, emulator }) => {
        emulator.configure({ quotas: { attributes: 1 } });
        await attribute(api);
        return api.post("/attributes", { name: "One too many", key: "one_too_many" });
    },
};
