/** Whether `npm run test:long` runs, with its complete matrices. */
export const long = process.env.PERSONALIZE_LONG === "1";

/** A test that costs a minute, or shows what another one shows in part: only the long run has it. */
export const longTest = long ? test : test.skip;
