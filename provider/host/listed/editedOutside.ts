import { escapeInvisible, printable } from "../../core/common/printable";
import { type CommonInputs, type Difference, differences, type Model } from "../../core/model/model";
import type { WireAudit } from "../../core/wire";
import { differenceText } from "../shared/differenceText";

type Content<Inputs> = Omit<Inputs, "projectUid">;

/** The values that an update overwrites although no refresh has shown them: neither recorded nor declared. */
export function editedOutside<Inputs extends CommonInputs>(
    model: Model<Inputs, never>,
    recorded: Content<Inputs>,
    live: Content<Inputs>,
    declared: Content<Inputs>,
): Difference[] {
    const unseen = new Set(differences(model, recorded, live).map(({ field }) => field));
    return differences(model, declared, live).filter(({ field }) => unseen.has(field));
}

export function overwriteNotice(subject: string, edited: readonly Difference[], live: WireAudit): string {
    const editor = live.updatedByUserName ?? live.updatedBy;
    const by = editor === undefined ? "" : ` by ${printable(editor)}`;
    const at = live.updatedAt === undefined ? "" : ` at ${escapeInvisible(live.updatedAt)}`;
    return (
        `Warning: ${subject} was edited outside Pulumi${by}${at}. This update overwrites the edit: ${differenceText(edited)}. ` +
        "Run `pulumi refresh` before `pulumi up` to see such edits in the preview."
    );
}
