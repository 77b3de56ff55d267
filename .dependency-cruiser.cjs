const rooms = require("./tools/house/rooms.cjs");

/** Regular expressions for the files of a room, those of the rooms within it left out. */
function filesOf(room) {
    const pattern = (name) => `^provider/${name.replace(".", "[.]")}`;
    const inner = Object.keys(rooms).filter((other) => other !== room && other.startsWith(room));
    return { path: pattern(room), ...(inner.length > 0 && { pathNot: inner.map(pattern) }) };
}

const names = Object.keys(rooms);
const forbidden = names.flatMap((room) =>
    names
        .filter((other) => other !== room && !rooms[room].includes(other))
        .map((other) => ({
            name: `${room} does not import ${other} (docs/architecture.md)`,
            severity: "error",
            from: filesOf(room),
            to: filesOf(other),
        })),
);

/** The files that users, the engine and the dynamic-provider host load. */
const ENTRY_POINTS = "^provider/(index|cli|testing/index|plugin/executable|lifecycle/kinds/[a-zA-Z]+)[.]ts$";

module.exports = {
    forbidden: [
        ...forbidden,
        { name: "no-circle", severity: "error", from: {}, to: { circular: true } },
        {
            name: "imported-by-no-file",
            severity: "error",
            from: {},
            module: { path: "^provider/", pathNot: ENTRY_POINTS, numberOfDependentsLessThan: 1 },
        },
        {
            name: "belongs-to-no-room",
            severity: "error",
            from: { path: "^provider/", pathNot: names.map((room) => filesOf(room).path) },
            to: {},
        },
        {
            // The host would load the whole SDK a second time.
            name: "pulumi-sdk-only-in-programs",
            severity: "error",
            from: {
                path: "^provider/",
                pathNot: "^provider/(resources|reads|rules/builder|testing|plugin)/",
            },
            to: { path: "node_modules/@pulumi/" },
        },
    ],
    options: {
        doNotFollow: { path: "node_modules" },
        tsConfig: { fileName: "tsconfig.json" },
        // Imports of types count as well.
        tsPreCompilationDeps: true,
    },
};
