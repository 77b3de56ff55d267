import * as pulumi from "@pulumi/pulumi";
import { RefusedError } from "../errors/base";
import type { ExperienceVersionArgs } from "./experienceVersionArgs";

interface DeclaredSlots {
    live?: { name: string; version?: pulumi.Resource };
    draft?: { name: string };
}

/** A version's place in its experience. */
interface SlotReservation {
    /** What it depends on. */
    after: pulumi.Resource[];
    /** Tells which resource has taken the place. */
    fill(version: pulumi.Resource): void;
}

/** The versions that this program declares of each experience. */
const slotsByExperience = new WeakMap<pulumi.CustomResource, DeclaredSlots>();

/**
 * An experience has one live version and one draft. Refuses a second of either, and a draft that is declared
 * before the live version beside it: the draft must wait for that one, which takes the server's first draft.
 */
export function reserveVersionSlot(name: string, args: ExperienceVersionArgs): SlotReservation {
    const { experience, status } = args;
    if (!pulumi.CustomResource.isInstance(experience) || typeof status !== "string") {
        return { after: [], fill: () => undefined };
    }
    const places = slotsByExperience.get(experience) ?? {};
    slotsByExperience.set(experience, places);
    if (status === "DRAFT") {
        refuseSecond("draft", name, places.draft?.name);
        places.draft = { name };
        return {
            after: places.live?.version === undefined ? [] : [places.live.version],
            fill: () => undefined,
        };
    }
    refuseSecond("live version", name, places.live?.name);
    if (places.draft !== undefined) {
        throw new RefusedError(
            `ExperienceVersion "${name}" is the live version, but the draft "${places.draft.name}" of the same experience is declared before it. ` +
                "Declare the live version first.",
        );
    }
    const live: DeclaredSlots["live"] = { name };
    places.live = live;
    return {
        after: [],
        fill: (version) => {
            live.version = version;
        },
    };
}

function refuseSecond(place: string, name: string, first: string | undefined): void {
    if (first !== undefined) {
        throw new RefusedError(
            `ExperienceVersion "${name}" is a second ${place} of its experience: "${first}" is declared already. ` +
                "An experience has at most one DRAFT, and at most one version that is ACTIVE or PAUSED.",
        );
    }
}
