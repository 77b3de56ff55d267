import { PersonalizeError } from "../../core/errors/base";
import type { Props } from "./props";
import { messageText } from "./secrets";

/**
 * The first of two writes has taken effect, and the second has failed. The engine records the resource with the outputs
 * of this error, and the next `up` updates it. The host of dynamic providers looks for `id`, `properties` and `reasons`.
 */
export class PartialFailureError extends PersonalizeError {
    readonly reasons: string[];
    properties: Props;

    constructor(
        readonly id: string,
        outputs: Props,
        cause: Error,
        versionNumber: number,
    ) {
        super(
            `${cause.message} Version ${versionNumber} was written before that and is recorded. The next \`pulumi up\` continues from there.`,
            { cause },
        );
        this.properties = outputs;
        this.reasons = [messageText(this.message)];
    }
}
