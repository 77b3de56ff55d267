import type { ExperienceView, VersionView } from "../../server/view";
import { compareVersions } from "../compareVersions";
import { liveOf, useProject } from "../project";
import { Choice, versionOptions } from "./searchBar";

/** What changed between two versions. The versions are part of the address. */
export function Comparison({ experience, query }: { experience: ExperienceView; query: URLSearchParams }) {
    const { audience, event } = useProject();
    const { versions } = experience;
    const [before, after] = chosen(experience, query);
    if (!before || !after) return <p class="muted">There is only one version so far.</p>;
    const nameOf = (uid: string) => audience.get(uid)?.name ?? event.get(uid)?.key ?? uid;
    const differences = compareVersions(before, after, nameOf);
    return (
        <>
            <div class="toolbar">
                <Choice
                    label="From"
                    name="from"
                    value={`${before.number}`}
                    options={versionOptions(versions)}
                />
                <Choice label="To" name="to" value={`${after.number}`} options={versionOptions(versions)} />
            </div>
            {differences.length === 0 ? (
                <p class="muted">
                    Version {before.number} and version {after.number} have the same content.
                </p>
            ) : (
                <ul class="differences">
                    {differences.map(({ field, before: old, after: present }) => (
                        <li key={field}>
                            <span class="field">{field}</span>
                            <span class="change">
                                {old === undefined ? <span class="muted">absent</span> : <del>{old}</del>}
                                <Arrow />
                                {present === undefined ? (
                                    <span class="muted">absent</span>
                                ) : (
                                    <ins>{present}</ins>
                                )}
                            </span>
                        </li>
                    ))}
                </ul>
            )}
        </>
    );
}

/** By default the newest version and the one before it. */
function chosen(experience: ExperienceView, query: URLSearchParams): (VersionView | undefined)[] {
    const { versions } = experience;
    const numbered = (name: string) => versions.find(({ number }) => String(number) === query.get(name));
    const [newest, previous] = versions;
    const live = liveOf(experience);
    const usual = newest?.status === "DRAFT" && live ? live : previous;
    return [numbered("from") ?? usual, numbered("to") ?? newest];
}

function Arrow() {
    return (
        <svg class="arrow" viewBox="0 0 20 10" role="img" aria-label="to">
            <path d="M1 5h16M13 1l4 4-4 4" />
        </svg>
    );
}
