import type { WireVersionStatus } from "../../core/wire";
import { Problems } from "../problems";
import { InvalidRequest, RuleViolation } from "../refusal";
import type { Switches } from "../switches";

/** `content` updates the version's content and status. `status` updates only its status. */
export type Effect = "content" | "status";
type Wanted = Exclude<WireVersionStatus, "ARCHIVED">;
type Rule = (switches: Switches) => Effect;

const content: Rule = () => "content";

const locked: Rule = () => {
    throw new RuleViolation("EXPERIENCES.VERSIONS.CANNOT_UPDATE_LOCKED_VERSION");
};

const notBackToDraft: Rule = () => {
    throw new RuleViolation("EXPERIENCES.VERSIONS.CANNOT_MARK_VERSION_AS_DRAFT");
};

const invalidStatus: Rule = () => {
    const problems = new Problems();
    problems.add("status", "INVALID_STATUS");
    throw new InvalidRequest(problems);
};

const rules: Record<WireVersionStatus, Record<Wanted, Rule>> = {
    DRAFT: {
        DRAFT: content,
        ACTIVE: content,
        PAUSED: (switches) => (switches.draftToPaused === "allowed" ? "content" : invalidStatus(switches)),
    },
    ACTIVE: {
        DRAFT: notBackToDraft,
        ACTIVE: locked,
        PAUSED: (switches) => (switches.pauseActive === "allowed" ? "status" : locked(switches)),
    },
    PAUSED: {
        DRAFT: notBackToDraft,
        ACTIVE: (switches) => (switches.pausedEdits === "allowed" ? "content" : "status"),
        PAUSED: (switches) => (switches.pausedEdits === "allowed" ? "content" : locked(switches)),
    },
    ARCHIVED: {
        DRAFT: locked,
        ACTIVE: (switches) => (switches.archivedEdits === "allowed" ? "content" : locked(switches)),
        PAUSED: locked,
    },
};

/** Returns the effect of a PUT on a version, or throws if the API rejects it. */
export function effectOf(switches: Switches, from: WireVersionStatus, to: WireVersionStatus): Effect {
    return to === "ARCHIVED" ? invalidStatus(switches) : rules[from][to](switches);
}
