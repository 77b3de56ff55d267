import { created, gone, ok, type Route } from "../call";
import { createAttribute, deleteAttribute, listAttributes, updateAttribute } from "../state/attribute";
import { parseAttribute } from "../validations/requestBodies";

export const attributeRoutes: readonly Route[] = [
    {
        method: "POST",
        path: "/attributes",
        operation: "createAttribute",
        title: "Create an Attribute",
        scope: "project",
        handle: (call) => created(createAttribute(call, parseAttribute(call.body))),
    },
    {
        method: "GET",
        path: "/attributes",
        operation: "listAttributes",
        title: "Get all Attributes",
        scope: "project",
        handle: (call) => ok(listAttributes(call)),
    },
    {
        method: "PUT",
        path: "/attributes/:uid",
        operation: "updateAttribute",
        title: "Update an Attribute",
        scope: "project",
        handle: (call) => ok(updateAttribute(call, call.params.uid!, parseAttribute(call.body))),
    },
    {
        method: "DELETE",
        path: "/attributes/:uid",
        operation: "deleteAttribute",
        title: "Delete an Attribute",
        scope: "project",
        handle: (call) => {
            deleteAttribute(call, call.params.uid!);
            return gone;
        },
    },
];
