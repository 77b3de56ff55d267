import * as pulumi from "@pulumi/pulumi";
import type { WireAttribute } from "../wire";
import type { MaybeOutput, ReadArgs } from "./arguments";
import { type ListedKind, listOf, oneOf } from "./listed";
import { attributeResult, type GetAttributeResult } from "./results/attribute";

/** What names an attribute: its key, or its uid. */
export type GetAttributeArgs = ReadArgs &
    (
        | {
              /** The key under which the web site sends the visitor's value. Case counts. */
              key: string;
              uid?: undefined;
          }
        | {
              /** The attribute's uid: 24 hexadecimal digits, or the name of a preset (`COUNTRY`). */
              uid: string;
              key?: undefined;
          }
    );

const attributes: ListedKind<WireAttribute> = {
    read: "getAttribute",
    noun: "attribute",
    plural: "attributes",
    field: "key",
    fetch: (client, projectUid) => client.attributes.list(projectUid),
};

/**
 * Looks an attribute up that is managed elsewhere, by its key or its uid.
 *
 * The list of attributes is read once per program run, and again where the attribute is not in it.
 *
 * API: Get all Attributes.
 *
 * @throws LookupError where there is no such attribute, or more than one; it names the candidates
 * @example
 * ```ts
 * const tier = await personalize.getAttribute({ key: "loyalty_tier" });
 * custom(tier.uid).equals("gold");
 * ```
 */
export async function getAttribute(args: GetAttributeArgs): Promise<GetAttributeResult> {
    return attributeResult(await oneOf(attributes, args));
}

/** {@link getAttribute} for arguments that are known later only. */
export function getAttributeOutput(args: MaybeOutput<GetAttributeArgs>): pulumi.Output<GetAttributeResult> {
    return pulumi.output(args).apply((known) => getAttribute(known as GetAttributeArgs));
}

/**
 * All attributes of a project: its own, newest first, then the presets that every project has.
 *
 * The list is read once per program run.
 *
 * API: Get all Attributes.
 *
 * @example
 * ```ts
 * const own = (await personalize.getAttributes()).filter(({ type }) => type === "CUSTOM");
 * ```
 */
export async function getAttributes(args: ReadArgs = {}): Promise<GetAttributeResult[]> {
    return (await listOf(attributes, args)).map(attributeResult);
}

/** {@link getAttributes} for arguments that are known later only. */
export function getAttributesOutput(args: MaybeOutput<ReadArgs> = {}): pulumi.Output<GetAttributeResult[]> {
    return pulumi.output(args).apply((known) => getAttributes(known));
}
