import { draftOf } from "../../core/common/versions";
import type { KnownVariant } from "../../core/model/variantIdentity";
import { type OwnedVersion, owns, type TransitionPlan } from "../../core/model/versionState";
import type { WireVersion } from "../../core/wire";
import { notify } from "../shared/notices";
import type { Session } from "../shared/session";
import type { ReconcileRequest } from "./reconcileRequest";
import { otherIdentityNotices } from "./resolveIdentities";
import { sendWrite } from "./sendWrite";
import { variantsOf } from "./versionRecord";

export interface Reconciled {
    /** The version that the resource owns now, if any. */
    version: WireVersion | undefined;
    /** The draft that the resource owns beside it, if any. */
    staged: WireVersion | undefined;
    /** The variants that the resource knows, in addition to those of its versions, the newest first. */
    knownVariants: readonly KnownVariant[];
    /** The error that came after a write had taken effect. */
    failure?: Error;
}

/** The writes of one operation, and what they have reached so far. */
export class WriteProgress {
    owned: OwnedVersion | undefined;
    #reached: Reconciled;
    #hasWritten = false;

    constructor(
        private readonly session: Session,
        private readonly request: ReconcileRequest,
    ) {
        this.owned = request.owned;
        this.#reached = { version: undefined, staged: undefined, knownVariants: request.recordedVariants };
    }

    /** Sends the write of the version and then that of the staged draft. */
    async carryOut(plan: TransitionPlan, versions: readonly WireVersion[]): Promise<void> {
        const { projectUid, experienceUid, subject, declared } = this.request;
        const draft = draftOf(versions);
        const isOwn = draft !== undefined && owns(this.owned, draft.uid);
        const isOverwritten =
            draft !== undefined && plan.version.write !== undefined && plan.version.uid === draft.uid;
        this.#reached.staged = isOwn && !isOverwritten ? draft : undefined;
        if (isOwn) {
            this.#reached.knownVariants = [...variantsOf(draft), ...this.#reached.knownVariants];
        }
        await this.#write("version", plan, versions, versions);
        const { version } = this.#reached;
        if (version !== undefined && declared.status !== "ABSENT") {
            this.owned = { ...this.owned, uid: version.uid, status: declared.status };
            // Before the next operation of the same experience starts.
            this.session.claims.registerCreated(version.uid, subject);
        }
        const now = await this.session.versions(projectUid, experienceUid).all();
        await this.#write("staged", plan, now, versions);
    }

    reached(): Reconciled {
        return this.#reached;
    }

    /** An error before the first write has changed nothing, so the state stays as it is. */
    failed(error: unknown): Reconciled {
        if (!this.#hasWritten || !(error instanceof Error)) {
            throw error;
        }
        return { ...this.#reached, failure: error };
    }

    async #write(
        slot: "version" | "staged",
        plan: TransitionPlan,
        versions: readonly WireVersion[],
        earlier: readonly WireVersion[],
    ): Promise<void> {
        const { write, uid } = plan[slot];
        if (write !== undefined) {
            const { session, request } = this;
            const { version, problem } = await sendWrite(session, request, write, versions, earlier);
            this.#hasWritten = true;
            this.#reached[slot] = version;
            if (problem !== undefined) {
                throw problem;
            }
            return;
        }
        const version = versions.find((each) => each.uid === uid);
        this.#reached[slot] = version;
        if (version !== undefined) {
            this.#noticeIdentities(slot, version);
        }
    }

    /** The version matches the declaration, whoever made it, but its variants can have other identities. */
    #noticeIdentities(slot: "version" | "staged", { variants = [] }: WireVersion): void {
        const { subject, content, staged, recordedVariants } = this.request;
        const declared = (slot === "version" ? content : staged)?.variants ?? [];
        const shortUids = variants.map(({ shortUid }) => shortUid);
        otherIdentityNotices(subject, declared, shortUids, recordedVariants).forEach(notify);
    }
}
