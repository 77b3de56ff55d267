import * as pulumi from "@pulumi/pulumi";
import { eventResult, type GetEventResult } from "../../core/results/event";
import type { WireEvent } from "../../core/wire";
import type { MaybeOutput, ReadArgs } from "./arguments";
import { type ListedKind, listOf, oneOf } from "./listed";
import { readList, readObject } from "./mocked";

/** The key or the uid of an event. */
export type GetEventArgs = ReadArgs &
    (
        | {
              /** The key with which the web site triggers the event. Case-sensitive. */
              key: string;
              uid?: undefined;
          }
        | {
              /** The uid of the event: 24 hexadecimal digits. */
              uid: string;
              key?: undefined;
          }
    );

const events: ListedKind<WireEvent> = {
    read: "getEvent",
    noun: "event",
    plural: "events",
    field: "key",
    fetch: (client, projectUid) => client.events.list(projectUid),
};

/**
 * Reads an event that this program does not manage, by its key or uid.
 *
 * A program reads the list of events once per run, and again if the event is not in it.
 *
 * API: Get all Events.
 *
 * @throws LookupError if no event matches, or more than one; the message lists the candidates
 * @example
 * ```ts
 * const signup = await personalize.getEvent({ key: "signup" });
 * const metrics = [{ event: signup.uid, name: "Sign-ups" }];
 * ```
 */
export async function getEvent(args: GetEventArgs): Promise<GetEventResult> {
    return readObject("getEvent", args, async () => eventResult(await oneOf(events, args)));
}

/** {@link getEvent} for arguments that are outputs. */
export function getEventOutput(args: MaybeOutput<GetEventArgs>): pulumi.Output<GetEventResult> {
    return pulumi.output(args).apply((known) => getEvent(known as GetEventArgs));
}

/**
 * Reads all events of a project, newest first.
 *
 * A program reads the list once per run.
 *
 * API: Get all Events.
 *
 * @example
 * ```ts
 * const keys = (await personalize.getEvents()).map(({ key }) => key);
 * ```
 */
export async function getEvents(args: ReadArgs = {}): Promise<GetEventResult[]> {
    return readList("getEvents", args, async () => (await listOf(events, args)).map(eventResult));
}

/** {@link getEvents} for arguments that are outputs. */
export function getEventsOutput(args: MaybeOutput<ReadArgs> = {}): pulumi.Output<GetEventResult[]> {
    return pulumi.output(args).apply((known) => getEvents(known));
}
