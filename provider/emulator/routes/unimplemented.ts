/** Operations that the live API has or probably has, but the emulator lacks. It responds with 501. */
export const unimplemented = [
    {
        method: "GET",
        path: "/openapi",
        operation: "getOpenApi",
        reason: "no copy of the published document was found",
    },
    {
        method: "GET",
        path: "/edge/openapi",
        operation: "getEdgeOpenApi",
        reason: "no copy of the published document was found",
    },
    {
        method: "GET",
        path: "/projects/:uid",
        operation: "getProject",
        reason: "not known whether the API has it; use the list",
    },
    {
        method: "GET",
        path: "/experiences/:uid/cms-integration/variant-group",
        operation: "getVariantGroup",
        reason: "undocumented, and no client uses it any more",
    },
    {
        method: "POST",
        path: "/experiences/:uid/cms-integration/variant-group",
        operation: "createVariantGroup",
        reason: "undocumented, and no client uses it any more",
    },
] as const;
