import { created, gone, ok, type Route } from "../call";
import { createEvent, deleteEvent, listEvents, updateEvent } from "../state/event";
import { parseEvent } from "../validations/requestBodies";

export const eventRoutes: readonly Route[] = [
    {
        method: "POST",
        path: "/events",
        operation: "createEvent",
        title: "Create an Event",
        scope: "project",
        handle: (call) => created(createEvent(call, parseEvent(call.body))),
    },
    {
        method: "GET",
        path: "/events",
        operation: "listEvents",
        title: "Get all Events",
        scope: "project",
        handle: (call) => ok(listEvents(call)),
    },
    {
        method: "PUT",
        path: "/events/:uid",
        operation: "updateEvent",
        title: "Update an Event",
        scope: "project",
        handle: (call) => ok(updateEvent(call, call.params.uid!, parseEvent(call.body))),
    },
    {
        method: "DELETE",
        path: "/events/:uid",
        operation: "deleteEvent",
        title: "Delete an Event",
        scope: "project",
        handle: (call) => {
            deleteEvent(call, call.params.uid!);
            return gone;
        },
    },
];
