import { created, gone, ok, type Route } from "../call";
import { createProject, deleteProject, listProjects, updateProject } from "../state/project";
import { parseProject } from "../validations/requestBodies";

export const projectRoutes: readonly Route[] = [
    {
        method: "POST",
        path: "/projects",
        operation: "createProject",
        scope: "organization",
        handle: (call) => created(createProject(call, parseProject(call.body))),
    },
    {
        method: "GET",
        path: "/projects",
        operation: "listProjects",
        scope: "organization",
        handle: (call) => ok(listProjects(call)),
    },
    {
        method: "PUT",
        path: "/projects/:uid",
        operation: "updateProject",
        scope: "organization",
        handle: (call) => ok(updateProject(call, call.params.uid!, parseProject(call.body))),
    },
    {
        method: "DELETE",
        path: "/projects/:uid",
        operation: "deleteProject",
        scope: "organization",
        handle: (call) => {
            deleteProject(call, call.params.uid!);
            return gone;
        },
    },
];
