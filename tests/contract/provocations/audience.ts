import { absentUid, activeExperience, all, audience, countryRule, stringRule } from "../support/objects";
import type { Provocations } from "./provocation";

export const audienceProvocations: Provocations = {
    "AUDIENCES.NOT_FOUND": ({ api }) => api.delete(`/audiences/${absentUid}`),
    "AUDIENCES.DUPLICATE_NAME": async ({ api }) => {
        await audience(api, "Americans");
        return api.post("/audiences", { name: "Americans", definition: all(countryRule) });
    },
    "AUDIENCES.RULE_COUNT_EXCEEDED": ({ api }) => {
        const group = all(...Array.from({ length: 17 }, () => countryRule));
        return api.post("/audiences", { name: "51 rules in 3 groups", definition: all(group, group, group) });
    },
    "AUDIENCES.REFERRED_ATTRIBUTE_DOES_NOT_EXIST": ({ api }) =>
        api.post("/audiences", { name: "of nothing", definition: all(stringRule(absentUid)) }),
    "AUDIENCES.AUDIENCE_REFERRED": async ({ api }) => {
        const { audience: target } = await activeExperience(api);
        return api.delete(`/audiences/${target.uid}`);
    },
    "AUDIENCES.MAX_AUDIENCES_COUNT_EXCEEDED": async ({ api, emulator }) => {
        emulator.configure({ quotas: { audiences: 1 } });
        await audience(api);
        return api.post("/audiences", { name: "one too many", definition: all(countryRule) });
    },
};
