import { absentUid } from "../support/objects";
import type { Provocations } from "./provocation";

export const projectProvocations: Provocations = {
    "PROJECTS.NOT_FOUND": ({ api }) => api.with({ "x-project-uid": absentUid }).get("/attributes"),
    "PROJECTS.DUPLICATE_NAME": async ({ api }) => {
        await api.post("/projects", { name: "Twin", description: "" });
        return api.post("/projects", { name: "Twin", description: "" });
    },
    "PROJECTS.MAX_PROJECTS_COUNT_EXCEEDED": async ({ api }) => {
        await api.post("/projects", { name: "second", description: "" });
        await api.post("/projects", { name: "third", description: "" });
        return api.post("/projects", { name: "fourth", description: "" });
    },
};
