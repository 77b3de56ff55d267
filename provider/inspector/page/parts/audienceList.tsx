import type { AudienceListView } from "../../server/view";
import { rulesText } from "../compareVersions";
import { useProject } from "../project";
import { hrefOf } from "../route";

/** Who sees a variant or takes part in a test. */
export function AudienceList({ list }: { list: AudienceListView }) {
    const { audience } = useProject();
    const { uids, match, rules } = list;
    if (rules) return <span>{rulesText(rules)}</span>;
    if (uids.length === 0) return <span class="muted">nobody</span>;
    return (
        <span class="audience-list">
            {uids.map((uid, index) => (
                <span key={uid}>
                    {index > 0 && <span class="muted"> {match === "any" ? "or" : "and"} </span>}
                    {audience.has(uid) ? (
                        <a href={hrefOf("audiences", uid)}>{audience.get(uid)?.name}</a>
                    ) : (
                        <span class="muted">
                            deleted audience <code>{uid}</code>
                        </span>
                    )}
                </span>
            ))}
        </span>
    );
}
