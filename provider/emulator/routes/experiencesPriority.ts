import { ok, type ProjectCall, type Route } from "../call";
import { getExperiencesPriority, updateExperiencesPriority } from "../state/experiencesPriority";
import { parsePriority } from "../validations/requestBodies";

const answered = ({ host }: ProjectCall, priorityOrder: string[]) =>
    ok(host.settings.switches.priorityAnswer === "array" ? priorityOrder : { priorityOrder });

export const experiencesPriorityRoutes: readonly Route[] = [
    {
        method: "GET",
        path: "/experiences-priority",
        operation: "getExperiencesPriority",
        title: "Get Experiences Priority",
        scope: "project",
        handle: (call) => answered(call, getExperiencesPriority(call)),
    },
    {
        method: "PUT",
        path: "/experiences-priority",
        operation: "updateExperiencesPriority",
        title: "Update Experiences Priority",
        scope: "project",
        handle: (call) => answered(call, updateExperiencesPriority(call, parsePriority(call.body))),
    },
];
