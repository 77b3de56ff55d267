import * as pulumi from "@pulumi/pulumi";
import type { WireAudience } from "../wire";
import type { MaybeOutput, ReadArgs } from "./arguments";
import { type ListedKind, listOf, oneOf } from "./listed";
import { audienceResult, type GetAudienceResult } from "./results/audience";

/** Which audiences count. */
export interface GetAudiencesArgs extends ReadArgs {
    /**
     * Whether those that are synced from Lytics count too. They have no definition, and go into `lyticsAudiences`.
     *
     * @default false
     */
    includeLyticsAudiences?: boolean;
}

/** What names an audience: its name, or its uid. */
export type GetAudienceArgs = GetAudiencesArgs &
    (
        | {
              /** What editors read in Personalize. Case counts. */
              name: string;
              uid?: undefined;
          }
        | {
              /** The audience's uid: 24 hexadecimal digits (32 for one from Lytics). */
              uid: string;
              name?: undefined;
          }
    );

/**
 * Looks an audience up that is managed elsewhere, by its name or its uid.
 *
 * The list of audiences is read once per program run, and again where the audience is not in it.
 *
 * API: Get all Audiences.
 *
 * @throws LookupError where there is no such audience, or more than one; it names the candidates
 * @example
 * ```ts
 * const gold = await personalize.getAudience({ name: "Gold members" });
 * const variants = [{ name: "Gold offer", audiences: [gold.uid] }];
 * ```
 */
export async function getAudience(args: GetAudienceArgs): Promise<GetAudienceResult> {
    return audienceResult(await oneOf(audiences(args), args));
}

/** {@link getAudience} for arguments that are known later only. */
export function getAudienceOutput(args: MaybeOutput<GetAudienceArgs>): pulumi.Output<GetAudienceResult> {
    return pulumi.output(args).apply((known) => getAudience(known as GetAudienceArgs));
}

/**
 * All audiences of a project, newest first.
 *
 * The list is read once per program run.
 *
 * API: Get all Audiences.
 *
 * @example
 * ```ts
 * const names = (await personalize.getAudiences()).map(({ name }) => name);
 * ```
 */
export async function getAudiences(args: GetAudiencesArgs = {}): Promise<GetAudienceResult[]> {
    return (await listOf(audiences(args), args)).map(audienceResult);
}

/** {@link getAudiences} for arguments that are known later only. */
export function getAudiencesOutput(
    args: MaybeOutput<GetAudiencesArgs> = {},
): pulumi.Output<GetAudienceResult[]> {
    return pulumi.output(args).apply((known) => getAudiences(known));
}

function audiences({ includeLyticsAudiences = false }: GetAudiencesArgs): ListedKind<WireAudience> {
    return {
        read: "getAudience",
        noun: "audience",
        plural: includeLyticsAudiences ? "audiences, those from Lytics included" : "audiences",
        field: "name",
        fetch: (client, projectUid) => client.audiences.list(projectUid, { includeLyticsAudiences }),
        hint: includeLyticsAudiences
            ? undefined
            : "Audiences that are synced from Lytics are found with includeLyticsAudiences: true.",
    };
}
