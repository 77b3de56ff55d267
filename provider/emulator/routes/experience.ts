import { created, gone, ok, type Route } from "../call";
import { toWire } from "../state/derived";
import { createExperience, deleteExperience, listExperiences, updateExperience } from "../state/experience";
import { findExperience } from "../state/find";
import { parseExperience } from "../validations/experience";

export const experienceRoutes: readonly Route[] = [
    {
        method: "POST",
        path: "/experiences",
        operation: "createExperience",
        source: "documented",
        scope: "project",
        handle: (call) =>
            created(createExperience(call, parseExperience(call.body, call.host.settings.quotas))),
    },
    {
        method: "GET",
        path: "/experiences",
        operation: "listExperiences",
        source: "documented",
        scope: "project",
        handle: (call) => ok(listExperiences(call)),
    },
    {
        method: "GET",
        path: "/experiences/:uid",
        operation: "getExperience",
        source: "documented",
        scope: "project",
        handle: (call) => ok(toWire(call.project, findExperience(call.project, call.params.uid!))),
    },
    {
        method: "PUT",
        path: "/experiences/:uid",
        operation: "updateExperience",
        source: "documented",
        scope: "project",
        handle: (call) =>
            ok(
                updateExperience(
                    call,
                    call.params.uid!,
                    parseExperience(call.body, call.host.settings.quotas),
                ),
            ),
    },
    {
        method: "DELETE",
        path: "/experiences/:uid",
        operation: "deleteExperience",
        source: "documented",
        scope: "project",
        handle: (call) => {
            deleteExperience(call, call.params.uid!);
            return gone;
        },
    },
];
