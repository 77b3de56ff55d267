/**
 * What all chance in the tests grows from: `PERSONALIZE_SEED`, else always the same, so that a red run is the change's.
 * `npm run test:long` sets another one for each run, so that something new is tried.
 */
export const seed = Number(process.env.PERSONALIZE_SEED ?? 20261123);
if (!Number.isInteger(seed)) {
    throw new Error(
        `PERSONALIZE_SEED is a whole number, not ${JSON.stringify(process.env.PERSONALIZE_SEED)}.`,
    );
}
