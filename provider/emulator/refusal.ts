import { type Code, codes } from "./codes";
import type { Problems } from "./problems";
import type { Switches } from "./switches";

export interface Answer {
    readonly status: number;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown for a request that the API rejects. */
export abstract class Refusal extends Error {
    abstract answer(switches: Switches): Answer;
}

/** A violated business rule. `error` contains the code, and `message` contains no information. */
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

/** A body that does not match its schema. */
export class InvalidRequest extends Refusal {
    constructor(readonly problems: Problems) {
        super(JSON.stringify(problems));
    }

    answer(): Answer {
        return { status: 400, body: { errors: this.problems } };
    }
}

/** An error of the framework or the gateway in front of the API. */
export class HttpRefusal extends Refusal {
    constructor(readonly response: Answer) {
        super(`${response.status}`);
    }

    answer(): Answer {
        return this.response;
    }
}
