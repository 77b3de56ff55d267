/** Whether a version is live: visitors see it, or saw it until it was paused. */
export function isLive({ status }: { status?: string }): boolean {
    return status === "ACTIVE" || status === "PAUSED";
}

/** The one live version of an experience. */
export function liveOf<V extends { status: string }>(versions: readonly V[]): V | undefined {
    return versions.find(isLive);
}

/** The one draft of an experience. */
export function draftOf<V extends { status: string }>(versions: readonly V[]): V | undefined {
    return versions.find(({ status }) => status === "DRAFT");
}

/** The alias of a variant in the CMS and the delivery API. */
export function variantAlias(experienceShortUid: string, shortUid: string): string {
    return `cs_personalize_${experienceShortUid}_${shortUid}`;
}
