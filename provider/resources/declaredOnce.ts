import * as pulumi from "@pulumi/pulumi";
import { RefusedError } from "../errors/base";
import type { ExperienceVersionArgs } from "./experienceVersionArgs";

interface DeclaredSlots {
    live?: { name: string; version?: pulumi.Resource };
    draft?: { name: string };
}

/** The slot of a version in its experience: the live version or the draft. */
interface SlotReservation {
    /** The resources that the version depends on. */
    after: pulumi.Resource[];
    /** Registers the resource that uses the slot. */
    commit(version: pulumi.Resource): void;
}

/** The versions that this program declares, by experience. */
const slotsByExperience = new WeakMap<pulumi.CustomResource, DeclaredSlots>();

/**
 * Reserves the live version or the draft of an experience, and refuses a second one. It also refuses a draft that is
 * declared before the live version: the draft has to wait for the live version, which uses the draft that the server
 * creates with the experience.
 */
export function reserveVersionSlot(name: string, args: ExperienceVersionArgs): SlotReservation {
    const { experience, status } = args;
    if (!pulumi.CustomResource.isInstance(experience) || typeof status !== "string") {
        return { after: [], commit: () => undefined };
    }
    const slots = slotsByExperience.get(experience) ?? {};
    slotsByExperience.set(experience, slots);
    if (status === "DRAFT") {
        refuseSecond("draft", name, slots.draft?.name);
        slots.draft = { name };
        return {
            after: slots.live?.version === undefined ? [] : [slots.live.version],
            commit: () => undefined,
        };
    }
    refuseSecond("live version", name, slots.live?.name);
    if (slots.draft !== undefined) {
        throw new RefusedError(
            `ExperienceVersion "${name}" is the live version, but the draft "${slots.draft.name}" of the same experience is declared before it. ` +
                "Declare the live version first.",
        );
    }
    const live: DeclaredSlots["live"] = { name };
    slots.live = live;
    return {
        after: [],
        commit: (version) => {
            live.version = version;
        },
    };
}

function refuseSecond(slot: string, name: string, first: string | undefined): void {
    if (first !== undefined) {
        throw new RefusedError(
            `ExperienceVersion "${name}" is a second ${slot} of its experience: "${first}" is declared already. ` +
                "An experience has at most one DRAFT, and at most one version that is ACTIVE or PAUSED.",
        );
    }
}

/** The resource name of each priority order, by stack and project uid. The configured project is `""`. */
const ordersByStack = new WeakMap<pulumi.Resource, Map<string, string>>();

/**
 * Refuses a second priority order for a project, if the program knows the uids of both projects. Unit tests under
 * Pulumi's `setMocks` have no stack that separates one test from the next, so nothing is recorded for them.
 */
export function reservePriority(name: string, projectUid: pulumi.Input<string> | undefined): void {
    const stack = pulumi.runtime.getStackResource();
    if (stack === undefined || (projectUid !== undefined && typeof projectUid !== "string")) {
        return;
    }
    const declared = ordersByStack.get(stack) ?? new Map<string, string>();
    ordersByStack.set(stack, declared);
    const first = declared.get(projectUid ?? "");
    if (first !== undefined) {
        throw new RefusedError(
            `ExperiencesPriority "${name}" is a second priority order for its project: "${first}" is declared already. ` +
                "A project has one priority order. Declare all experiences of this program in one ExperiencesPriority.",
        );
    }
    declared.set(projectUid ?? "", name);
}
