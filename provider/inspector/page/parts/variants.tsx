import type { ExperienceView, VersionView } from "../../server/view";
import { percentText } from "../format";
import { colorsOf } from "../project";
import { AudienceList } from "./audienceList";
import { Code, Swatch } from "./basics";

/** The variants of a version, with their shares or their audiences. */
export function Variants({ experience, version }: { experience: ExperienceView; version: VersionView }) {
    const colors = colorsOf(experience);
    const { variants } = version;
    if (variants.length === 0) return <p class="muted">No variants yet.</p>;
    const isSplit = variants.some(({ share }) => share !== undefined);
    return (
        <div class="variants">
            {isSplit && <Split experience={experience} version={version} />}
            <ol>
                {variants.map(({ shortUid, name, alias, share, audiences }, index) => (
                    <li key={shortUid || index}>
                        <Swatch color={colors.get(shortUid) ?? 0} />
                        <span class="what">
                            <span class="variant-name">{name}</span>
                            {share !== undefined && <span class="share">{percentText(share)}</span>}
                            {audiences && (
                                <span class="who">
                                    <span class="muted">for </span>
                                    <AudienceList list={audiences} />
                                </span>
                            )}
                        </span>
                        <Code text={alias} />
                    </li>
                ))}
            </ol>
        </div>
    );
}

/** The shares of an A/B test as one bar. */
function Split({ experience, version }: { experience: ExperienceView; version: VersionView }) {
    const colors = colorsOf(experience);
    const parts = version.variants.map(({ shortUid, share = 0 }) => ({
        color: colors.get(shortUid) ?? 0,
        share,
    }));
    const total = Math.max(1, ...[parts.reduce((sum, { share }) => sum + share, 0)]);
    const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, { share }) => sum + share, 0));
    return (
        <svg class="split" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            {parts.map(({ color, share }, index) => (
                <rect
                    key={index}
                    class={`v${color}`}
                    x={(100 * (starts[index] ?? 0)) / total}
                    width={(100 * share) / total}
                    height="4"
                />
            ))}
        </svg>
    );
}

/** Who takes part in an A/B test, and what it counts. */
export function TestFacts({
    version,
    eventKey,
}: {
    version: VersionView;
    eventKey: (uid: string) => string;
}) {
    const { targeting, metrics } = version;
    return (
        <dl class="test-facts">
            {targeting && (
                <div>
                    <dt>Only for</dt>
                    <dd>
                        <AudienceList list={targeting} />
                    </dd>
                </div>
            )}
            {metrics.map(({ event, name, type }) => (
                <div key={`${event} ${name}`}>
                    <dt>{type} metric</dt>
                    <dd>
                        {name} <span class="muted">counts</span> <code>{eventKey(event)}</code>
                    </dd>
                </div>
            ))}
        </dl>
    );
}
