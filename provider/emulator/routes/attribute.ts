import { created, gone, ok, type Route } from "../call";
import { createAttribute, deleteAttribute, listAttributes, updateAttribute } from "../state/attribute";
import { parseAttribute } from "../validations/attribute";

export const attributeRoutes: readonly Route[] = [
    {
        method: "POST",
        path: "/attributes",
        operation: "createAttribute",
        source: "documented",
        scope: "project",
        handle: (call) => created(createAttribute(call, parseAttribute(call.body))),
    },
    {
        method: "GET",
        path: "/attributes",
        operation: "listAttributes",
        source: "documented",
        scope: "project",
        handle: (call) => ok(listAttributes(call)),
    },
    {
        method: "PUT",
        path: "/attributes/:uid",
        operation: "updateAttribute",
        source: "documented",
        scope: "project",
        handle: (call) => ok(updateAttribute(call, call.params.uid!, parseAttribute(call.body))),
    },
    {
        method: "DELETE",
        path: "/attributes/:uid",
        operation: "deleteAttribute",
        source: "documented",
        scope: "project",
        handle: (call) => {
            deleteAttribute(call, call.params.uid!);
            return gone;
        },
    },
];
