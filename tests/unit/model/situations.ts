import type {
    CurrentVersions,
    DeclaredStatus,
    DeclaredVersion,
    OwnedVersion,
    VersionSlot,
} from "../../../provider/core/model/versionState";

/** One line of the planner's table. */
export interface Situation {
    current: CurrentVersions;
    owned: OwnedVersion | undefined;
    declared: DeclaredVersion;
}

export const DRAFT_UID = "d".repeat(24);
export const LIVE_UID = "a".repeat(24);
export const ARCHIVED_UID = "e".repeat(24);
export const GONE_UID = "0".repeat(24);

export const experienceUid = "f".repeat(24);

const declarations: DeclaredVersion[] = [
    ...(["ACTIVE", "PAUSED"] as const).flatMap((status) =>
        [false, true].map((staged) => ({ status, staged, experienceUid })),
    ),
    { status: "DRAFT", staged: false, experienceUid },
    { status: "ABSENT", staged: false, experienceUid },
];

type Contents = Pick<VersionSlot, "content" | "staged">;

/** What a version can hold. What is declared as `staged` differs from what is declared for the resource. */
function contentsOf({ status, staged }: DeclaredVersion): Contents[] {
    const all: Contents[] = [{ content: "different", staged: "different" }];
    if (status !== "ABSENT") all.push({ content: "same", staged: "different" });
    if (staged) all.push({ content: "different", staged: "same" });
    return all;
}

const draftsFor = (declared: DeclaredVersion): (VersionSlot | undefined)[] => [
    undefined,
    ...[...contentsOf(declared), { content: "empty", staged: "empty" } as const].map(
        (contents): VersionSlot => ({
            uid: DRAFT_UID,
            number: 3,
            status: "DRAFT",
            ...contents,
            edited: false,
        }),
    ),
];

const livesFor = (declared: DeclaredVersion): (VersionSlot | undefined)[] => [
    undefined,
    ...(["ACTIVE", "PAUSED"] as const).flatMap((status) =>
        contentsOf(declared).map(
            (contents): VersionSlot => ({ uid: LIVE_UID, number: 2, status, ...contents, edited: false }),
        ),
    ),
];

/** What a resource can have recorded: a version that was a draft or live, and a draft beside a live one. */
function recordsFor(draft: VersionSlot | undefined, live: VersionSlot | undefined): OwnedVersion[] {
    const drafts = [draft?.uid, live?.uid, ARCHIVED_UID, GONE_UID].filter((uid) => uid !== undefined);
    const lives = [live?.uid, ARCHIVED_UID, GONE_UID].filter((uid) => uid !== undefined);
    const beside = (uid: string) => [
        undefined,
        ...[draft?.uid, live?.uid, GONE_UID].filter((each) => each !== undefined && each !== uid),
    ];
    return [
        ...drafts.map((uid): OwnedVersion => ({ uid, status: "DRAFT" })),
        ...lives.flatMap((uid) =>
            (["ACTIVE", "PAUSED"] satisfies DeclaredStatus[]).flatMap((status) =>
                beside(uid).map((stagedUid): OwnedVersion => ({ uid, status, stagedUid })),
            ),
        ),
    ];
}

/** A draft alone may be the only version, or stand beside archived ones. */
function onlyOnes(draft: VersionSlot | undefined, other: boolean): boolean[] {
    return draft !== undefined && !other ? [true, false] : [false];
}

/** Every combination there is: what is declared, what stands in the two places, and what we know of it. */
export const situations: readonly Situation[] = declarations.flatMap((declared) =>
    draftsFor(declared).flatMap((draft) =>
        livesFor(declared).flatMap((live): Situation[] => {
            const created = onlyOnes(draft, live !== undefined).map((onlyOne) => ({
                current: { draft, live, onlyOne, lostWrite: false },
                owned: undefined,
                declared,
            }));
            const updated = recordsFor(draft, live).flatMap((owned) =>
                onlyOnes(draft, live !== undefined || owned.uid === ARCHIVED_UID).flatMap((onlyOne) =>
                    editedOrNot(draft, owned).map((each) => ({
                        current: { draft: each, live, onlyOne, lostWrite: false },
                        owned,
                        declared,
                    })),
                ),
            );
            return [...created, ...updated];
        }),
    ),
);

export function isOwn({ uid }: VersionSlot, owned: OwnedVersion | undefined): boolean {
    return owned !== undefined && (owned.uid === uid || owned.stagedUid === uid);
}

function editedOrNot(draft: VersionSlot | undefined, owned: OwnedVersion): (VersionSlot | undefined)[] {
    return draft === undefined || !isOwn(draft, owned) || draft.content === "empty"
        ? [draft]
        : [draft, { ...draft, edited: true }];
}
