import type { Input } from "@pulumi/pulumi";
import { presetReference } from "../../core/rules/form";
import { pointerTo } from "../../core/rules/json";
import { mapInput } from "./inputs";
import { onMember, type TextMatcher, text } from "./matchers";
import type { Checked, Refusing } from "./types";

const reference = presetReference("QUERY_PARAMETERS");

/**
 * Starts a rule for a query parameter of the page URL (preset attribute `QUERY_PARAMETERS`).
 *
 * @param name the name of the parameter, without a leading `/`. The builder creates the JSON pointer from it, with
 *     the escapes of RFC 6901
 *
 * @example
 * ```ts
 * // https://example.com/?utm_source=newsletter
 * queryParameter("utm_source").equals("newsletter")
 * ```
 */
export const queryParameter = <N extends Input<string>>(
    name: Refusing<
        N,
        `/${string}` | "",
        "the name of the parameter, without a slash; or queryParameterAt(pointer)"
    >,
): TextMatcher => text(onMember(reference, mapInput(name as Input<string>, pointerTo)));

/**
 * Starts a rule for the value at a JSON pointer in the query parameters. If the name of a parameter is enough, use
 * {@link queryParameter}.
 *
 * @param pointer a JSON pointer (RFC 6901): `/` and the name of the parameter, with `~0` for `~` and `~1` for `/`
 *
 * @example
 * ```ts
 * queryParameterAt("/utm_source").contains("news")
 * ```
 */
export const queryParameterAt = <P extends Input<string>>(pointer: Checked<P, `/${string}`>): TextMatcher =>
    text(onMember(reference, pointer as Input<string>));
