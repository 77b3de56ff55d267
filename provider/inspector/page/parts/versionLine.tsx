import type { ExperienceView, VariantView, VersionView } from "../../server/view";
import { dateText, durationText, percentText } from "../format";
import { colorsOf } from "../project";
import { AudienceList } from "./audienceList";
import { Scroller, Status, Swatch } from "./basics";

/** The versions from the oldest to the newest, and each variant as a line through them. */
export function VersionLine({ experience }: { experience: ExperienceView }) {
    const versions = experience.versions.toReversed();
    const colors = colorsOf(experience);
    return (
        <Scroller
            label="Versions from the oldest to the newest, with their variants"
            hint="Scroll to the left for older versions."
        >
            <table class="version-line">
                <thead>
                    <tr>
                        <th scope="col">
                            <span class="hidden">Variant</span>
                        </th>
                        {versions.map((version) => (
                            <th
                                key={version.uid}
                                scope="col"
                                class={`version ${version.status.toLowerCase()}`}
                            >
                                <span class="node" aria-hidden="true" />
                                <span class="number">Version {version.number}</span>
                                <Status status={version.status} />
                                <Period version={version} />
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {[...colors.keys()].map((shortUid) => (
                        <VariantLine
                            key={shortUid}
                            shortUid={shortUid}
                            color={colors.get(shortUid) ?? 0}
                            versions={versions}
                        />
                    ))}
                </tbody>
            </table>
        </Scroller>
    );
}

/** When the version was live, or when the draft was last changed. */
function Period({ version }: { version: VersionView }) {
    const { status, firstActivatedAt: from, updatedAt: changed, createdAt } = version;
    if (from === undefined) {
        const at = changed ?? createdAt;
        return <span class="period">{at && `changed ${dateText(at)}`}</span>;
    }
    const end = status === "ACTIVE" ? new Date().toISOString() : changed;
    const lasted =
        end && Date.parse(end) > Date.parse(from) ? durationText(Date.parse(end) - Date.parse(from)) : "";
    const words: Record<string, string> = { ACTIVE: "live for", PAUSED: "live, then paused, after" };
    return (
        <span class="period">
            {dateText(from)}
            {lasted && <br />}
            {lasted && `${words[status] ?? "live for"} ${lasted}`}
        </span>
    );
}

function VariantLine({
    shortUid,
    color,
    versions,
}: {
    shortUid: string;
    color: number;
    versions: readonly VersionView[];
}) {
    const found = versions.map(({ variants }) => variants.find((variant) => variant.shortUid === shortUid));
    const first = found.findIndex((variant) => variant !== undefined);
    const last = found.findLastIndex((variant) => variant !== undefined);
    return (
        <tr>
            <th scope="row">
                <Swatch color={color} />
                <code>{shortUid}</code>
            </th>
            {found.map((variant, index) => {
                const inside = index >= first && index <= last;
                const line = inside ? `${index > first ? " from" : ""}${index < last ? " to" : ""}` : "";
                return (
                    <td key={versions[index]?.uid} class={`v${color}${line}`}>
                        {variant && <VariantStop variant={variant} before={found.slice(0, index)} />}
                    </td>
                );
            })}
        </tr>
    );
}

function VariantStop({
    variant,
    before,
}: {
    variant: VariantView;
    before: readonly (VariantView | undefined)[];
}) {
    const former = before.findLast((each) => each !== undefined);
    const remark = former === undefined ? "new" : former.name === variant.name ? "" : `was ${former.name}`;
    return (
        <span class="stop">
            <span class="stop-name">{variant.name}</span>
            {variant.share !== undefined && <span class="share">{percentText(variant.share)}</span>}
            {variant.audiences && (
                <span class="who">
                    <AudienceList list={variant.audiences} />
                </span>
            )}
            {remark !== "" && before.length > 0 && <span class="remark">{remark}</span>}
        </span>
    );
}
