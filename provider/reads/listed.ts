import type { PersonalizeClient } from "../api/client";
import { lookupArgument, type ReadArgs } from "./arguments";
import { exactlyOne, matchesName } from "./pick";
import { projectOf, type Reader, reader } from "./reader";

/** A kind whose objects lie in one list of the project. */
export interface ListedKind<Wire extends { uid: string; createdAt?: string }> {
    /** How the read of one is called: `getAttribute`. */
    readonly read: string;
    readonly noun: string;
    readonly plural: string;
    /** By what people know its objects. */
    readonly field: "key" | "name";
    readonly fetch: (client: PersonalizeClient, projectUid: string) => Promise<Wire[]>;
    /** What the message adds where nothing was found. */
    readonly hint?: string;
}

/** Every object of the kind, in the server's order. */
export async function listOf<Wire extends { uid: string; createdAt?: string }>(
    kind: ListedKind<Wire>,
    args: ReadArgs,
): Promise<readonly Wire[]> {
    const now = reader();
    const projectUid = projectOf(now, `${kind.read}s`, args.projectUid);
    return now.lists.all(...source(kind, now, projectUid));
}

/** The one object of the kind that the arguments name by its key or name, or by its uid. */
export async function oneOf<Wire extends { uid: string; createdAt?: string }>(
    kind: ListedKind<Wire>,
    args: ReadArgs & { uid?: string },
): Promise<Wire> {
    const { read, noun, plural, field, hint } = kind;
    const sought = lookupArgument(read, args, field);
    const now = reader();
    const projectUid = projectOf(now, read, args.projectUid);
    const list = await now.lists.having(...source(kind, now, projectUid), (each) =>
        matchesName(each, sought),
    );
    return exactlyOne(list, sought, field, { read, noun, plural, place: `project ${projectUid}`, hint });
}

function source<Wire extends { uid: string; createdAt?: string }>(
    kind: ListedKind<Wire>,
    { client }: Reader,
    projectUid: string,
): [key: string, fetch: () => Promise<Wire[]>] {
    return [`${projectUid}/${kind.plural}`, () => kind.fetch(client, projectUid)];
}
