import { created, gone, ok, type Route } from "../call";
import {
    createExperienceVersion,
    deleteExperienceVersion,
    listExperienceVersions,
    updateExperienceVersion,
} from "../state/experienceVersion";
import { parseVersion } from "../validations/experienceVersion";

export const experienceVersionRoutes: readonly Route[] = [
    {
        method: "POST",
        path: "/experiences/:uid/versions",
        operation: "createExperienceVersion",
        title: "Create an Experience Version",
        scope: "project",
        handle: (call) => {
            const body = parseVersion(call.body, call.host.settings, ["DRAFT", "ACTIVE"]);
            return created(createExperienceVersion(call, call.params.uid!, body));
        },
    },
    {
        method: "GET",
        path: "/experiences/:uid/versions",
        operation: "listExperienceVersions",
        title: "Get all Experience Versions",
        scope: "project",
        handle: (call) => ok(listExperienceVersions(call, call.params.uid!)),
    },
    {
        method: "PUT",
        path: "/experiences/:uid/versions/:versionUid",
        operation: "updateExperienceVersion",
        title: "Update an Experience Version",
        scope: "project",
        handle: (call) => {
            const body = parseVersion(call.body, call.host.settings, ["DRAFT", "ACTIVE", "PAUSED"]);
            return ok(updateExperienceVersion(call, call.params.uid!, call.params.versionUid!, body));
        },
    },
    {
        method: "DELETE",
        path: "/experiences/:uid/versions/:versionUid",
        operation: "deleteExperienceVersion",
        title: "Delete an Experience Version",
        scope: "project",
        handle: (call) => {
            deleteExperienceVersion(call, call.params.uid!, call.params.versionUid!);
            return gone;
        },
    },
];
