import * as pulumi from "@pulumi/pulumi";
import { audienceResult } from "../../core/results/audience";
import type { WireAudience } from "../../core/wire";
import type { RuleCombination } from "../rules/types";
import type { MaybeOutput, ReadArgs } from "./arguments";
import { type ListedKind, listOf, oneOf } from "./listed";
import { readList, readObject } from "./mocked";

/** The project, and which audiences to include. */
export interface GetAudiencesArgs extends ReadArgs {
    /**
     * Whether to include audiences that are synced from Lytics. They have no definition. Refer to them in
     * `lyticsAudiences` of a variant.
     *
     * @default false
     */
    includeLyticsAudiences?: boolean;
}

/** The name or the uid of an audience. */
export type GetAudienceArgs = GetAudiencesArgs &
    (
        | {
              /** The name that editors see in Personalize. Case-sensitive. */
              name: string;
              uid?: undefined;
          }
        | {
              /** The uid of the audience: 24 hexadecimal digits, or 32 for an audience from Lytics. */
              uid: string;
              name?: undefined;
          }
    );

/** An audience of a project. */
export interface GetAudienceResult {
    /** The uid, for variants and targeting. */
    uid: string;
    /** The name that editors see in Personalize. */
    name: string;
    /** A note to editors, or an empty string. */
    description: string;
    /** The rules, in the form of the API. Audiences that are synced from Lytics have none. */
    definition?: RuleCombination;
    /** The uids of the custom attributes that the definition uses. */
    attributes: string[];
    /** `LYTICS` for an audience that is synced from Lytics. Refer to it in `lyticsAudiences` of a variant. */
    source?: string;
    /** When it was created (ISO 8601, UTC). */
    createdAt?: string;
    /** When it was last changed (ISO 8601, UTC). */
    updatedAt?: string;
}

const resultOf: (wire: WireAudience) => GetAudienceResult = audienceResult<RuleCombination>;

/**
 * Reads an audience that this program does not manage, by its name or uid.
 *
 * A program reads the list of audiences once per run, and again if the audience is not in it.
 *
 * API: Get all Audiences.
 *
 * @throws LookupError if no audience matches, or more than one; the message lists the candidates
 * @example
 * ```ts
 * const gold = await personalize.getAudience({ name: "Gold members" });
 * const variants = [{ name: "Gold offer", audiences: [gold.uid] }];
 * ```
 */
export async function getAudience(args: GetAudienceArgs): Promise<GetAudienceResult> {
    return readObject("getAudience", args, async () => resultOf(await oneOf(audiences(args), args)));
}

/** {@link getAudience} for arguments that are outputs. */
export function getAudienceOutput(args: MaybeOutput<GetAudienceArgs>): pulumi.Output<GetAudienceResult> {
    return pulumi.output(args).apply((known) => getAudience(known as GetAudienceArgs));
}

/**
 * Reads all audiences of a project, newest first.
 *
 * A program reads the list once per run.
 *
 * API: Get all Audiences.
 *
 * @example
 * ```ts
 * const names = (await personalize.getAudiences()).map(({ name }) => name);
 * ```
 */
export async function getAudiences(args: GetAudiencesArgs = {}): Promise<GetAudienceResult[]> {
    return readList("getAudiences", args, async () => (await listOf(audiences(args), args)).map(resultOf));
}

/** {@link getAudiences} for arguments that are outputs. */
export function getAudiencesOutput(
    args: MaybeOutput<GetAudiencesArgs> = {},
): pulumi.Output<GetAudienceResult[]> {
    return pulumi.output(args).apply((known) => getAudiences(known));
}

function audiences({ includeLyticsAudiences = false }: GetAudiencesArgs): ListedKind<WireAudience> {
    return {
        read: "getAudience",
        noun: "audience",
        plural: includeLyticsAudiences ? "audiences, including those from Lytics" : "audiences",
        field: "name",
        fetch: (client, projectUid) => client.audiences.list(projectUid, { includeLyticsAudiences }),
        hint: includeLyticsAudiences
            ? undefined
            : "To include audiences that are synced from Lytics, pass includeLyticsAudiences: true.",
    };
}
