import type { Settings } from "../../core/api/settings";
import { isUnknown } from "../../core/common/unknown";
import { ConfigurationError, RefusedError } from "../../core/errors/base";

interface Placed {
    projectUid?: string;
}

/**
 * The project of a resource: its own `projectUid`, or the configured one. If the configured project changes, an
 * existing resource fails, because the change would silently move it to another project.
 */
export function resolveProject(
    kind: string,
    olds: Placed | undefined,
    news: Placed,
    settings: Settings,
): string {
    const before = olds?.projectUid;
    const configured = settings.projectUid;
    if (news.projectUid !== undefined) {
        return news.projectUid;
    }
    if (configured === undefined) {
        throw new ConfigurationError(
            `The ${kind} needs a project. Run \`pulumi config set contentstack-personalize:projectUid <uid>\`, ` +
                "set CONTENTSTACK_PERSONALIZE_PROJECT_UID, or set projectUid on the resource. " +
                "Personalize shows the uid under Settings → General: 24 hexadecimal digits.",
        );
    }
    if (before !== undefined && !isUnknown(before) && before !== configured) {
        throw new RefusedError(
            `The configured project has changed from ${before} to ${configured}, which would replace every resource without its own projectUid in the other project. ` +
                "Use another stack for another project (`pulumi stack init`). " +
                "To move only this resource, set its projectUid.",
        );
    }
    return configured;
}
