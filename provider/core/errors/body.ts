import { harmless, pageTitle } from "./text";

export interface ErrorBody {
    /** The code as sent: `personalize.EXPERIENCES.VERSIONS.CANNOT_DELETE_ONLY_DRAFT`. */
    code?: string;
    /** The last part of the code. The prefix varies between `personalize.` and `personalization.`. */
    suffix?: string;
    /** The message of the server, in one line. */
    details: string;
    /** The messages by field, if the server rejects single fields. */
    fields?: Record<string, string[]>;
}

const CODE =
    /\bpersonali[sz](?:e|ation)\.([A-Z0-9_]+(?:\.[A-Z0-9_]+)*)|(?:^|: )([A-Z0-9]+(?:[_.][A-Z0-9]+)+)$/;
/** Messages that only repeat the status. */
const STATUS_TEXT = /^(?:bad request|not found|forbidden|unauthorized|internal server error)$/i;
const MAX_DEPTH = 8;
const MAX_LINES = 20;

/** Reads the three forms of error bodies that the API has, and those of proxies in front of it. */
export function readErrorBody(body: unknown, text: string): ErrorBody {
    if (typeof body === "string") return { ...findCode([body]), details: harmless(body) };
    if (typeof body !== "object" || body === null) return { details: pageTitle(text) ?? harmless(text) };
    const { errors, error, error_message, message } = body as Record<string, unknown>;
    const fields = readFields(errors);
    const lines = fields
        ? Object.entries(fields).flatMap(([field, detail]) =>
              detail.map((line) => (field ? `${field}: ${line}` : line)),
          )
        : [error, error_message, message].flatMap((part) => flatten(part));
    const telling = lines.filter((line) => !STATUS_TEXT.test(line));
    const distinct = [...new Set(telling.length > 0 ? telling : lines)];
    const found = findCode([
        ...flatten(error),
        ...flatten(error_message),
        ...flatten(message),
        ...flatten(errors),
    ]);
    const shown = distinct.slice(0, MAX_LINES).join("; ");
    const left = distinct.length - MAX_LINES;
    const details = harmless(left > 0 ? `${shown}; and ${left} more` : shown, 2_000) || harmless(text);
    return { ...found, details, ...(fields && { fields }) };
}

/** Whether a body with a success status reports a failure. */
export function isErrorBody(body: unknown): boolean {
    if (typeof body !== "object" || body === null || Array.isArray(body) || "uid" in body) return false;
    return "error" in body || "errors" in body || "error_message" in body;
}

function readFields(errors: unknown): Record<string, string[]> | undefined {
    if (typeof errors !== "object" || errors === null) return undefined;
    const entries = Array.isArray(errors) ? [["", errors] as const] : Object.entries(errors);
    return Object.fromEntries(
        entries
            .map(([field, detail]) => [harmless(field, 100), flatten(detail)] as const)
            .filter(([, s]) => s.length > 0),
    );
}

/** The strings in a value, each with its path, except for indexes of lists. */
function flatten(value: unknown, way: string[] = []): string[] {
    if (value === undefined || value === null || way.length > MAX_DEPTH) return [];
    if (typeof value !== "object") {
        const detail = harmless(String(value));
        return detail === "" ? [] : [way.length > 0 ? `${way.join(".")}: ${detail}` : detail];
    }
    return Object.entries(value)
        .slice(0, MAX_LINES * 2)
        .flatMap(([key, inner]) =>
            flatten(
                inner,
                Array.isArray(value) && typeof inner !== "object" ? way : [...way, harmless(key, 100)],
            ),
        );
}

function findCode(lines: string[]): Pick<ErrorBody, "code" | "suffix"> {
    for (const line of lines) {
        const match = CODE.exec(line);
        const dotted = match?.[1] ?? match?.[2];
        if (!match || !dotted) continue;
        return { code: match[2] ?? match[0], suffix: dotted.slice(dotted.lastIndexOf(".") + 1) };
    }
    return {};
}
