import { absentUid, activeTest, event } from "../support/objects";
import type { Provocations } from "./provocation";

export const eventProvocations: Provocations = {
    "EVENTS.NOT_FOUND": ({ api }) => api.put(`/events/${absentUid}`, { key: "click" }),
    "EVENTS.DUPLICATE_KEY": async ({ api }) => {
        await event(api, "click");
        return api.post("/events", { key: "click" });
    },
    "EVENTS.CANNOT_CHANGE_KEY": async ({ api, emulator }) => {
        emulator.configure({ switches: { keyChange: "refused" } });
        const { uid } = await event(api, "click");
        return api.put(`/events/${uid}`, { key: "tap" });
    },
    "EVENTS.EVENT_REFERRED": async ({ api }) => {
        const { event: metric } = await activeTest(api);
        return api.delete(`/events/${metric.uid}`);
    },
    "EVENTS.MAX_EVENTS_COUNT_EXCEEDED": async ({ api, emulator }) => {
        emulator.configure({ quotas: { events: 1 } });
        await event(api);
        return api.post("/events", { key: "one too many" });
    },
};
