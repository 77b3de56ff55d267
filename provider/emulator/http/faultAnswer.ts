import type { Fault } from "../faults";
import type { Answer } from "../refusal";
import { tooMany } from "./httpErrors";

const failure = (status: number, message: string): Answer => ({
    status,
    body: { statusCode: status, message, error: message },
});

/** Returns the response of a fault that prevents the request from taking effect. */
export function insteadOf(fault: Fault | undefined): Answer | undefined {
    // The client never receives this response. It only prevents the request from taking effect.
    if (fault?.kind === "reset-before") return { status: 0 };
    if (fault?.kind === "429") return tooMany(undefined).response;
    if (fault?.kind === "429-retry-after") return tooMany(fault.retryAfter ?? 1).response;
    return fault?.effect ? undefined : serverError(fault);
}

/** Returns the response of a fault whose request still takes effect. */
export function afterwards(fault: Fault | undefined): Answer | undefined {
    return fault?.effect ? serverError(fault) : undefined;
}

function serverError(fault: Fault | undefined): Answer | undefined {
    if (fault?.kind === "500") return failure(500, "Internal Server Error");
    if (fault?.kind === "502") return { status: 502, body: "<html><body>502 Bad Gateway</body></html>" };
    if (fault?.kind === "504") return { status: 504, body: "<html><body>504 Gateway Timeout</body></html>" };
    return undefined;
}
