import * as pulumi from "@pulumi/pulumi";
import type { WireEvent } from "../wire";
import type { MaybeOutput, ReadArgs } from "./arguments";
import { type ListedKind, listOf, oneOf } from "./listed";
import { eventResult, type GetEventResult } from "./results/event";

/** What names an event: its key, or its uid. */
export type GetEventArgs = ReadArgs &
    (
        | {
              /** The key with which the web site triggers the event. Case counts. */
              key: string;
              uid?: undefined;
          }
        | {
              /** The event's uid: 24 hexadecimal digits. */
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
 * Looks an event up that is managed elsewhere, by its key or its uid.
 *
 * The list of events is read once per program run, and again where the event is not in it.
 *
 * API: Get all Events.
 *
 * @throws LookupError where there is no such event, or more than one; it names the candidates
 * @example
 * ```ts
 * const signup = await personalize.getEvent({ key: "signup" });
 * const metrics = [{ event: signup.uid, name: "Sign-ups" }];
 * ```
 */
export async function getEvent(args: GetEventArgs): Promise<GetEventResult> {
    return eventResult(await oneOf(events, args));
}

/** {@link getEvent} for arguments that are known later only. */
export function getEventOutput(args: MaybeOutput<GetEventArgs>): pulumi.Output<GetEventResult> {
    return pulumi.output(args).apply((known) => getEvent(known as GetEventArgs));
}

/**
 * All events of a project, newest first.
 *
 * The list is read once per program run.
 *
 * API: Get all Events.
 *
 * @example
 * ```ts
 * const keys = (await personalize.getEvents()).map(({ key }) => key);
 * ```
 */
export async function getEvents(args: ReadArgs = {}): Promise<GetEventResult[]> {
    return (await listOf(events, args)).map(eventResult);
}

/** {@link getEvents} for arguments that are known later only. */
export function getEventsOutput(args: MaybeOutput<ReadArgs> = {}): pulumi.Output<GetEventResult[]> {
    return pulumi.output(args).apply((known) => getEvents(known));
}
