import type { PersonalizeClient } from "../../core/api/client";
import { lookupArgument, type ReadArgs } from "./arguments";
import { exactlyOne, matchesName } from "./lookup";
import { projectOf, type Reader, reader } from "./reader";

/** A kind of object that the API returns in one list per project. */
export interface ListedKind<Wire extends { uid: string; createdAt?: string }> {
    /** The name of the function that reads one: `getAttribute`. */
    readonly read: string;
    readonly noun: string;
    readonly plural: string;
    /** The field that people know the objects by. */
    readonly field: "key" | "name";
    readonly fetch: (client: PersonalizeClient, projectUid: string) => Promise<Wire[]>;
    /** Added to the message if nothing matches. */
    readonly hint?: string;
}

/** All objects of the kind, in the order of the server. */
export async function listOf<Wire extends { uid: string; createdAt?: string }>(
    kind: ListedKind<Wire>,
    args: ReadArgs,
): Promise<readonly Wire[]> {
    const now = reader();
    const projectUid = projectOf(now, `${kind.read}s`, args.projectUid);
    return now.lists.all(...source(kind, now, projectUid));
}

/** The one object of the kind that matches the key, name or uid in the arguments. */
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
