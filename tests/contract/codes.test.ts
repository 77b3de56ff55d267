import { type Code, codes } from "../../provider/emulator/codes";
import { analyticsProvocations } from "./provocations/analytics";
import { attributeProvocations } from "./provocations/attribute";
import { audienceProvocations } from "./provocations/audience";
import { edgeProvocations } from "./provocations/edge";
import { eventProvocations } from "./provocations/event";
import { experienceProvocations } from "./provocations/experience";
import { experiencesPriorityProvocations } from "./provocations/experiencesPriority";
import { experienceVersionProvocations } from "./provocations/experienceVersion";
import { projectProvocations } from "./provocations/project";
import { useEmulator } from "./support/useEmulator";

const session = useEmulator();

const provocations = {
    ...projectProvocations,
    ...attributeProvocations,
    ...audienceProvocations,
    ...eventProvocations,
    ...experienceProvocations,
    ...experienceVersionProvocations,
    ...experiencesPriorityProvocations,
    ...analyticsProvocations,
    ...edgeProvocations,
};
const names = Object.keys(codes) as Code[];

test("every code is provoked", () => {
    expect(Object.keys(provocations).sort()).toEqual([...names].sort());
});

describe.each(["as-recorded", "personalize", "personalization"] as const)("prefix %s", (errorPrefix) => {
    beforeEach(() => session.emulator.configure({ switches: { errorPrefix } }));

    test.each(names)("%s: status, code and nothing else", async (code) => {
        const { status, prefix } = codes[code];
        const answer = await provocations[code]!(session);
        expect(answer.status).toBe(status);
        expect(answer.body).toEqual({
            error: `${errorPrefix === "as-recorded" ? prefix : errorPrefix}.${code}`,
            message: status === 404 ? "Not found" : "Bad request",
        });
    });
});
