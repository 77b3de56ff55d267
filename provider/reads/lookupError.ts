import { PersonalizeError } from "../errors/base";

/** A read found no matching object, or more than one. */
export class LookupError extends PersonalizeError {}
