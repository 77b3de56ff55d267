import type {
    CurrentVersions,
    DeclaredStatus,
    LastSeen,
    OwnedVersion,
    VersionSlot,
} from "../../../provider/model/versionState";

/** One line of the planner's table, without what is declared. */
export interface Situation {
    live: CurrentVersions;
    owned: OwnedVersion | undefined;
    seen: LastSeen;
}

export const DRAFT_UID = "d".repeat(24);
export const LIVE_UID = "a".repeat(24);
export const ARCHIVED_UID = "e".repeat(24);
export const GONE_UID = "0".repeat(24);

export const experienceUid = "f".repeat(24);
export const declaredStatuses = ["ACTIVE", "PAUSED", "DRAFT", "ABSENT"] as const;

const recencies = [true, false];

const draftsAnywhere: (VersionSlot | undefined)[] = [
    undefined,
    ...(["empty", "same", "different"] as const).flatMap((content) =>
        recencies.map(
            (recent): VersionSlot => ({ uid: DRAFT_UID, number: 3, status: "DRAFT", content, recent }),
        ),
    ),
];

const livesAnywhere: (VersionSlot | undefined)[] = [
    undefined,
    ...(["ACTIVE", "PAUSED"] as const).flatMap((status) =>
        (["same", "different"] as const).flatMap((content) =>
            recencies.map((recent): VersionSlot => ({ uid: LIVE_UID, number: 2, status, content, recent })),
        ),
    ),
];

const archived: VersionSlot = {
    uid: ARCHIVED_UID,
    number: 1,
    status: "ARCHIVED",
    content: "different",
    recent: false,
};

const ownedStatuses: DeclaredStatus[] = ["DRAFT", "ACTIVE", "PAUSED"];

const seens: LastSeen[] = [
    {},
    { uid: LIVE_UID, status: "ACTIVE" },
    { uid: LIVE_UID, status: "PAUSED" },
    { uid: ARCHIVED_UID, status: "ACTIVE" },
];

/** Where the resource's own version can be: nothing for a resource that is created. */
function ownPlaces(
    draft: VersionSlot | undefined,
    live: VersionSlot | undefined,
): { uid: string; own?: VersionSlot }[] {
    return [draft, live, archived]
        .filter((place) => place !== undefined)
        .map((own): { uid: string; own?: VersionSlot } => ({ uid: own.uid, own }))
        .concat([{ uid: GONE_UID }]);
}

/** Every combination there is: what stands in the two places, where our version is, and what we know of it. */
export const situations: readonly Situation[] = draftsAnywhere.flatMap((draft) =>
    livesAnywhere.flatMap((live) => {
        const created: Situation[] = onlyOnes(draft, live).map((onlyOne) => ({
            live: { draft, live, onlyOne },
            owned: undefined,
            seen: {},
        }));
        const updated = ownPlaces(draft, live).flatMap(({ uid, own }) =>
            onlyOnes(draft, live ?? (own === archived ? own : undefined)).flatMap((onlyOne) =>
                ownedStatuses.flatMap((status) =>
                    seens.map(
                        (seen): Situation => ({
                            live: { draft, live, own, onlyOne },
                            owned: { uid, status },
                            seen,
                        }),
                    ),
                ),
            ),
        );
        return [...created, ...updated];
    }),
);

/** A draft alone may be the only version, or stand beside archived ones. */
function onlyOnes(draft: VersionSlot | undefined, other: VersionSlot | undefined): boolean[] {
    return draft !== undefined && other === undefined ? [true, false] : [false];
}
