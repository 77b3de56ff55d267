import * as pulumi from "@pulumi/pulumi";
import { attributeResult, type GetAttributeResult } from "../../core/results/attribute";
import type { WireAttribute } from "../../core/wire";
import type { MaybeOutput, ReadArgs } from "./arguments";
import { type ListedKind, listOf, oneOf } from "./listed";
import { readList, readObject } from "./mocked";

/** The key or the uid of an attribute. */
export type GetAttributeArgs = ReadArgs &
    (
        | {
              /** The key under which the web site sends the visitor's value. Case-sensitive. */
              key: string;
              uid?: undefined;
          }
        | {
              /** The uid of the attribute: 24 hexadecimal digits, or the name of a preset (`COUNTRY`). */
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
 * Reads an attribute that this program does not manage, by its key or uid.
 *
 * A program reads the list of attributes once per run, and again if the attribute is not in it.
 *
 * API: Get all Attributes.
 *
 * @throws LookupError if no attribute matches, or more than one; the message lists the candidates
 * @example
 * ```ts
 * const tier = await personalize.getAttribute({ key: "loyalty_tier" });
 * custom(tier.uid).equals("gold");
 * ```
 */
export async function getAttribute(args: GetAttributeArgs): Promise<GetAttributeResult> {
    return readObject("getAttribute", args, async () => attributeResult(await oneOf(attributes, args)));
}

/** {@link getAttribute} for arguments that are outputs. */
export function getAttributeOutput(args: MaybeOutput<GetAttributeArgs>): pulumi.Output<GetAttributeResult> {
    return pulumi.output(args).apply((known) => getAttribute(known as GetAttributeArgs));
}

/**
 * Reads all attributes of a project: the custom attributes, newest first, then the presets.
 *
 * A program reads the list once per run.
 *
 * API: Get all Attributes.
 *
 * @example
 * ```ts
 * const own = (await personalize.getAttributes()).filter(({ type }) => type === "CUSTOM");
 * ```
 */
export async function getAttributes(args: ReadArgs = {}): Promise<GetAttributeResult[]> {
    return readList("getAttributes", args, async () => (await listOf(attributes, args)).map(attributeResult));
}

/** {@link getAttributes} for arguments that are outputs. */
export function getAttributesOutput(args: MaybeOutput<ReadArgs> = {}): pulumi.Output<GetAttributeResult[]> {
    return pulumi.output(args).apply((known) => getAttributes(known));
}
