import { PersonalizeError } from "../errors/base";

/** What a read was asked for is not there, is there more than once, or can't be had. */
export class LookupError extends PersonalizeError {}
