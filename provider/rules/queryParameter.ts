import type { Input } from "@pulumi/pulumi";
import { presetReference } from "./form";
import { mapInput } from "./inputs";
import { pointerTo } from "./json";
import { onMember, type TextMatcher, text } from "./matchers";
import type { Checked, Refusing } from "./types";

const reference = presetReference("QUERY_PARAMETERS");

/**
 * Begins a rule on a parameter in the query of the page's address (preset attribute `QUERY_PARAMETERS`).
 *
 * @param name the parameter's name as it is, without `/` before it: the JSON pointer is made of it, escaped
 *     as RFC 6901 demands
 *
 * @example
 * ```ts
 * // https://example.com/?utm_source=newsletter
 * queryParameter("utm_source").equals("newsletter")
 * ```
 */
export const queryParameter = <N extends Input<string>>(
    name: Refusing<N, `/${string}`, "the parameter's name, without a slash; or queryParameterAt(pointer)">,
): TextMatcher => text(onMember(reference, mapInput(name as Input<string>, pointerTo)));

/**
 * Begins a rule on what stands at a JSON pointer in the query's parameters; {@link queryParameter} is the
 * easier way where a parameter's name is enough.
 *
 * @param pointer a JSON pointer (RFC 6901): `/` and the parameter's name, in which `~` is written `~0` and `/`
 *     is written `~1`
 *
 * @example
 * ```ts
 * queryParameterAt("/utm_source").contains("news")
 * ```
 */
export const queryParameterAt = <P extends Input<string>>(pointer: Checked<P, `/${string}`>): TextMatcher =>
    text(onMember(reference, pointer as Input<string>));
