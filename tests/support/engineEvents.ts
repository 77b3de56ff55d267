import { readFileSync } from "node:fs";
import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation";
import { changedKeys } from "./stackReport";

export interface EngineStep {
    /** As the engine names it: `create`, `update`, `replace`, `delete`, `same`, … */
    op: string;
    /** The resource's logical name. */
    name: string;
    type: string;
    /** The properties that differ between the state and the program (or the server). */
    keys: string[];
}

export interface Diagnostic {
    severity: string;
    /** The resource's logical name; empty for the stack as a whole. */
    name: string;
    message: string;
}

/** What the engine reported in its event log, our own resources alone. */
export interface EngineEvents {
    /** What was planned or done, in the engine's order. */
    steps: EngineStep[];
    /** What a refresh found: `same`, `update` or `delete`, with the outputs that differ as keys. */
    refreshed: EngineStep[];
    diagnostics: Diagnostic[];
}

/** A replacement is announced in three steps; `replace` stands for them. */
const PARTS_OF_REPLACE = new Set(["create-replacement", "delete-replaced"]);

const nameOf = (urn = ""): string => urn.split("::").at(-1) ?? "";

function toStep(metadata: StepEventMetadata, compared: "inputs" | "outputs"): EngineStep {
    return {
        op: metadata.op,
        name: nameOf(metadata.urn),
        type: metadata.type,
        keys: changedKeys(metadata.old?.[compared] ?? {}, metadata.new?.[compared] ?? {}),
    };
}

/** The stack itself, its configuration and the provider are in every run and say nothing. */
const isOurs = ({ type }: StepEventMetadata): boolean => !type.startsWith("pulumi:");

export function readEvents(file: string): EngineEvents {
    const events: EngineEvents = { steps: [], refreshed: [], diagnostics: [] };
    const refreshing = new Set<unknown>();
    for (const line of readFileSync(file, "utf8").split("\n").filter(Boolean)) {
        const { resourcePreEvent, resOutputsEvent, diagnosticEvent: said } = JSON.parse(line) as EngineEvent;
        const begun = resourcePreEvent?.metadata;
        const ended = resOutputsEvent?.metadata;
        if (begun && isOurs(begun)) {
            if (begun.op === "refresh") refreshing.add(begun.urn);
            else if (!PARTS_OF_REPLACE.has(begun.op)) events.steps.push(toStep(begun, "inputs"));
        }
        // What a refresh found is known at its end alone.
        if (ended && refreshing.delete(ended.urn)) events.refreshed.push(toStep(ended, "outputs"));
        // The log has "debug" as well, which the SDK's type leaves out.
        const severity: string | undefined = said?.severity;
        if (said && severity && !said.ephemeral && severity !== "debug") {
            events.diagnostics.push({ severity, name: nameOf(said.urn), message: said.message });
        }
    }
    return events;
}
