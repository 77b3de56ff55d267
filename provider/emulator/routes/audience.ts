import { created, gone, ok, type Route } from "../call";
import { noRoute } from "../http/httpErrors";
import { createAudience, deleteAudience, listAudiences, updateAudience } from "../state/audience";
import { findAudience } from "../state/find";
import { parseAudience } from "../validations/requestBodies";

export const audienceRoutes: readonly Route[] = [
    {
        method: "POST",
        path: "/audiences",
        operation: "createAudience",
        title: "Create an Audience",
        scope: "project",
        handle: (call) =>
            created(createAudience(call, parseAudience(call.body, call.host.settings.switches))),
    },
    {
        method: "GET",
        path: "/audiences",
        operation: "listAudiences",
        title: "Get all Audiences",
        scope: "project",
        handle: (call) => ok(listAudiences(call)),
    },
    {
        method: "GET",
        path: "/audiences/:uid",
        operation: "getAudience",
        scope: "project",
        handle: (call) => {
            if (call.host.settings.switches.singleAudience === "absent")
                throw noRoute("GET", `/audiences/${call.params.uid}`);
            return ok(findAudience(call.project, call.params.uid!));
        },
    },
    {
        method: "PUT",
        path: "/audiences/:uid",
        operation: "updateAudience",
        title: "Update an audience",
        scope: "project",
        handle: (call) =>
            ok(updateAudience(call, call.params.uid!, parseAudience(call.body, call.host.settings.switches))),
    },
    {
        method: "DELETE",
        path: "/audiences/:uid",
        operation: "deleteAudience",
        title: "Delete an audience",
        scope: "project",
        handle: (call) => {
            deleteAudience(call, call.params.uid!);
            return gone;
        },
    },
];
