/**
 * What all chance in the tests grows from: `PERSONALIZE_SEED`, else the same for each `npm test`, so that a red run is
 * the change's, and another for each `npm run test:long`, so that something new is tried.
 */
export const seed = Number(
    process.env.PERSONALIZE_SEED ?? (process.env.PERSONALIZE_LONG === "1" ? Date.now() : 20261123),
);
