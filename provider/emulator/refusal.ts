import { type Code, codes } from "./codes";
import type { Problems } from "./problems";
import type { Switches } from "./switches";

export interface Answer {
    readonly status: number;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown wherever a request turns out to be one that the API refuses. */
export abstract class Refusal extends Error {
    abstract answer(switches: Switches): Answer;
}

/** A broken rule of the business: `error` has the code, `message` says nothing. */
export class RuleViolation extends Refusal {
    constructor(readonly code: Code) {
        super(code);
    }

    answer(switches: Switches): Answer {
        const { status, prefix } = codes[this.code];
        const wanted = switches.errorPrefix === "as-recorded" ? prefix : switches.errorPrefix;
        const message = status === 404 ? "Not found" : "Bad request";
        return { status, body: { error: `${wanted}.${this.code}`, message } };
    }
}

/** A body that does not fit its schema. */
export class InvalidRequest extends Refusal {
    constructor(readonly problems: Problems) {
        super(JSON.stringify(problems));
    }

    answer(): Answer {
        return { status: 400, body: { errors: this.problems } };
    }
}

/** What the framework or the gateway in front of the API says, before the API is asked. */
export class HttpRefusal extends Refusal {
    constructor(readonly said: Answer) {
        super(`${said.status}`);
    }

    answer(): Answer {
        return this.said;
    }
}
