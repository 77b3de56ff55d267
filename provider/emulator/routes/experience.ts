import { created, gone, ok, type Route } from "../call";
import { toWire } from "../state/derived";
import { createExperience, deleteExperience, listExperiences, updateExperience } from "../state/experience";
import { findExperience } from "../state/find";
import { parseExperience } from "../validations/requestBodies";

export const experienceRoutes: readonly Route[] = [
    {
        method: "POST",
        path: "/experiences",
        operation: "createExperience",
        title: "Create an Experience",
        scope: "project",
        handle: (call) =>
            created(createExperience(call, parseExperience(call.body, call.host.settings.quotas))),
    },
    {
        method: "GET",
        path: "/experiences",
        operation: "listExperiences",
        title: "Get all Experiences",
        scope: "project",
        handle: (call) => ok(listExperiences(call)),
    },
    {
        method: "GET",
        path: "/experiences/:uid",
        operation: "getExperience",
        title: "Get a Single Experience",
        scope: "project",
        handle: (call) => ok(toWire(call.project, findExperience(call.project, call.params.uid!))),
    },
    {
        method: "PUT",
        path: "/experiences/:uid",
        operation: "updateExperience",
        title: "Update an Experience",
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
        title: "Delete an Experience",
        scope: "project",
        handle: (call) => {
            deleteExperience(call, call.params.uid!);
            return gone;
        },
    },
];
