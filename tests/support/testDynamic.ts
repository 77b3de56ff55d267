import { wayOfRun } from "./useHost";

/** Why a test has no place in a run through the plugin. */
export const OWN_IMPORT =
    "our own option `import` is a hidden input, and the plugin leaves the option to Pulumi";
export const DUPLICATE = "only the resource classes see that two resources of a program declare one key";
export const INCOMPLETE_DRAFT =
    "Pulumi's import reads no draft beside the live version, so an incomplete one counts as a new mistake";
export const ENGINE_DEATH = "the plugin ends with its engine, see `pluginProcess.test.ts`";

/** `test`, or `test.skip` for the reason given in a run through the plugin. */
export const testDynamic = (_reason: string) => (wayOfRun === "plugin" ? test.skip : test);

/** `describe`, or `describe.skip` for the reason given in a run through the plugin. */
export const describeDynamic = (_reason: string) => (wayOfRun === "plugin" ? describe.skip : describe);
