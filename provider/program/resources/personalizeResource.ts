import type * as pulumi from "@pulumi/pulumi";
import { isAbsent } from "../../core/common/absent";

/** The arguments that all resources share. */
export interface PersonalizeResourceArgs {
    /**
     * The uid of the project: 24 hexadecimal digits, shown under Settings → General in Personalize. A change replaces
     * the resource.
     *
     * @default the configured project (`contentstack-personalize:projectUid`)
     */
    projectUid?: pulumi.Input<string>;
}

/** The state that `get` needs in addition to the id. */
export interface PersonalizeResourceState {
    /**
     * The uid of the project.
     *
     * @default the configured project (`contentstack-personalize:projectUid`)
     */
    projectUid?: pulumi.Input<string>;
}

// An interface, not a base class: Pulumi shows the caller of the first class below `CustomResource` as the user's line,
// which would be a line of this package.
/**
 * The members and errors that all resources share.
 *
 * A constructor throws {@link ConfigurationError} if the stack configuration holds a token as plain text, and
 * {@link RefusedError} if it can see a conflict within the program. A program can catch these two. All other errors
 * happen during `preview`, `up`, `refresh` or `destroy`: Pulumi prints the message with the resource. Invalid
 * arguments fail in the preview, before anything is written.
 *
 * Every resource can fail with:
 *
 * - {@link ConfigurationError}: a setting is missing, malformed or contradicts another one.
 * - {@link RefusedError}: the declaration conflicts with the live objects or with the rest of the program, the object
 *   that `import` names does not exist or differs, or somebody has deleted the object.
 * - {@link UnauthorizedError}, {@link ForbiddenError}: the API rejects the token, or the user of the token has no
 *   access.
 * - {@link NotFoundError}: the project or the object no longer exists.
 * - {@link ValidationError}, {@link BadRequestError}: the API rejects the request.
 * - {@link RateLimitedError}, {@link ServerError}, {@link UnreachableError}, {@link DeadlineError},
 *   {@link UnexpectedAnswerError}: the request fails, also after all retries.
 * - {@link LostAnswerError}: it is unknown whether a write took effect.
 *
 * The API documents its status codes under
 * [Errors](https://www.contentstack.com/docs/developers/apis/personalize-management-api), and the limit of requests
 * under Rate Limiting.
 */
export interface PersonalizeResource extends pulumi.CustomResource {
    /** The uid of the project. */
    readonly projectUid: pulumi.Output<string>;
}

/** The options of every resource: those of Pulumi, and `onMismatch`. */
export interface PersonalizeResourceOptions extends pulumi.CustomResourceOptions {
    /**
     * What to do if the object that `import` names differs from the declaration. `"refuse"` fails before the first
     * write and lists the differences. `"update"` overwrites the object with the declaration.
     *
     * @default "refuse"
     */
    onMismatch?: "refuse" | "update";
}

interface ExtractedImport {
    options: pulumi.CustomResourceOptions;
    hidden: { __import?: { id: pulumi.Input<string>; onMismatch: string } };
}

/**
 * Moves `import` from the options to the inputs, where the life cycle reads it: the engine's own import fails for
 * every dynamic provider (pulumi#3550).
 */
export function extractImport({
    import: id,
    onMismatch,
    ...options
}: PersonalizeResourceOptions): ExtractedImport {
    return isAbsent(id)
        ? { options, hidden: {} }
        : { options, hidden: { __import: { id, onMismatch: onMismatch ?? "refuse" } } };
}
