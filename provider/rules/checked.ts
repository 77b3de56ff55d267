import type { Input } from "@pulumi/pulumi";

/**
 * A text that the compiler checks where it stands in the program as a literal, and takes as it is where it
 * comes from elsewhere: from a variable of type `string`, an output, a configuration. Those are checked in
 * the preview.
 */
export type Checked<Value extends Input<string>, Allowed extends string> = Value extends string
    ? string extends Value
        ? Value
        : Value extends Allowed
          ? Value
          : Allowed
    : Value;

/** Like {@link Checked}, for a form that no literal may have. */
export type Refusing<Value extends Input<string>, Refused extends string, Hint> = Value extends Refused
    ? Hint
    : Value;
