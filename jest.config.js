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

// A run that explores has another seed each time, and its reporter prints it. fast-check takes 31 bits as they are.
if (process.env.PERSONALIZE_LONG === "1") process.env.PERSONALIZE_SEED ??= String(Date.now() % 2 ** 31);

/** No test of a tier takes so long unless it hangs, not even on a busy machine. */
const SECOND = 1000;
const MINUTE = 60 * SECOND;

// Jest heeds a project's own `testTimeout` nowhere.
const tier = (name, timeoutMs, extra = {}) => ({
    displayName: name,
    testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
    testEnvironment: "node",
    transform,
    globals: { TEST_TIMEOUT_MS: timeoutMs },
    setupFilesAfterEnv: ["<rootDir>/tests/support/timeout.ts"],
    ...extra,
});

module.exports = {
    // The engine and the host are waited for more than they compute.
    maxWorkers: "100%",
    testSequencer: "<rootDir>/tools/test/longestFirst.cjs",
    reporters: ["default", "<rootDir>/tools/test/tierTimes.cjs"],
    projects: [
        tier("unit", 30 * SECOND),
        tier("contract", MINUTE),
        tier("host", 3 * MINUTE, { globalSetup: "<rootDir>/tests/support/setupHost.ts" }),
        tier("engine", 10 * MINUTE, { globalSetup: "<rootDir>/tests/support/setupEngine.ts" }),
        tier("browser", 3 * MINUTE, { globalSetup: "<rootDir>/tests/support/setupBrowser.ts" }),
        tier("live", 10 * MINUTE),
    ],
};
