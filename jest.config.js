// Everything that a test talks to is on this machine; gRPC heeds `http_proxy` there as well.
process.env.no_proxy = [process.env.no_proxy ?? process.env.NO_PROXY, "127.0.0.1", "localhost"]
    .filter(Boolean)
    .join(",");

const transform = {
    "^.+\\.ts$": [
        "@swc/jest",
        { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
};

const tier = (name, extra = {}) => ({
    displayName: name,
    testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
    testEnvironment: "node",
    transform,
    ...extra,
});

module.exports = {
    testTimeout: 600_000,
    // The engine and the host are waited for more than they compute.
    maxWorkers: "100%",
    projects: [
        tier("unit"),
        tier("contract"),
        tier("host", { globalSetup: "<rootDir>/tests/support/setupHost.ts" }),
        tier("engine", { globalSetup: "<rootDir>/tests/support/setupEngine.ts" }),
        tier("live"),
    ],
};
