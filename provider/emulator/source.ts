/**
 * The source of an emulated behaviour: the API's documentation, an observation of the live server or its official
 * client, or an assumption.
 */
export type Source = "documented" | "observed" | "assumed";
