const { rooms, parts } = require("./tools/house/rooms.cjs");

/** A regular expression for the files of a room or a part. */
const filesOf = (name) => `^provider/${name.replace(".", "[.]")}`;

/** A room or a part imports its own files and those that are listed. */
function onlyListed([name, listed], within) {
    const typesOnly = listed.filter((other) => other.startsWith("types of ")).map((other) => other.slice(9));
    const whole = listed.filter((other) => !other.startsWith("types of "));
    const rule = (what, to) => ({
        name: `${name} imports ${what} (docs/architecture.md)`,
        severity: "error",
        from: { path: filesOf(name) },
        to,
    });
    const allowed = [name, ...whole, ...typesOnly].map(filesOf);
    return [
        rule("only what the table lists", { path: within, pathNot: allowed }),
        ...typesOnly.map((other) =>
            rule(`only types of ${other}`, { path: filesOf(other), dependencyTypesNot: ["type-only"] }),
        ),
    ];
}

const roomOf = (part) => filesOf(part.slice(0, part.indexOf("/") + 1));

/** The files that users, the engine, the dynamic-provider host and the browser load. */
const ENTRY_POINTS =
    "^provider/(index|cli/personalize|program/testing/index|plugin/executable|host/kinds/[a-zA-Z]+)[.]ts$|^provider/inspector/page/main[.]tsx$";

module.exports = {
    forbidden: [
        ...Object.entries(rooms).flatMap((row) => onlyListed(row, "^provider/")),
        ...Object.entries(parts).flatMap((row) => onlyListed(row, roomOf(row[0]))),
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
            from: { path: "^provider/", pathNot: Object.keys(rooms).map(filesOf) },
            to: {},
        },
        {
            name: "belongs-to-no-part-of-its-room",
            severity: "error",
            from: {
                path: [...new Set(Object.keys(parts).map(roomOf))],
                pathNot: Object.keys(parts).map(filesOf),
            },
            to: {},
        },
        {
            // A program decides nothing that the host decides.
            name: "evaluation-and-values-of-the-model-only-in-testing",
            severity: "error",
            from: { path: "^provider/program/", pathNot: "^provider/program/testing/" },
            to: { path: "^provider/(evaluation|core/model)/", dependencyTypesNot: ["type-only"] },
        },
        {
            // A browser runs the page.
            name: "page-imports-only-types-of-the-view",
            severity: "error",
            from: { path: "^provider/inspector/page/" },
            to: { path: "^provider/", pathNot: "^provider/inspector/(page/|server/view[.]ts$)" },
        },
        {
            // The host would load the whole SDK a second time.
            name: "pulumi-sdk-only-in-program-and-plugin",
            severity: "error",
            from: { path: "^provider/", pathNot: "^provider/(program|plugin)/" },
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
