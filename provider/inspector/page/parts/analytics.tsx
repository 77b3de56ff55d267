import type { AnalyticsView, ExperienceView, VersionView } from "../../server/view";
import { curvesOf, readAnalytics, type VariantTotals } from "../analytics";
import { numberText, percentText } from "../format";
import { colorsOf, useProject } from "../project";
import { useLoaded } from "../server";
import { Swatch } from "./basics";
import { Chart } from "./chart";
import { Choice, versionOptions } from "./searchBar";
import { Empty, Failure, Loading } from "./states";

/** What the API counted for a version that is or was live. */
export function Analytics({ experience, query }: { experience: ExperienceView; query: URLSearchParams }) {
    const measured = experience.versions.filter(({ firstActivatedAt }) => firstActivatedAt !== undefined);
    const version = measured.find(({ number }) => String(number) === query.get("analytics")) ?? measured[0];
    if (!version) return <Empty title="Nothing is counted before the experience is live." />;
    return (
        <>
            {measured.length > 1 && (
                <div class="toolbar">
                    <Choice
                        label="Version"
                        name="analytics"
                        value={`${version.number}`}
                        options={versionOptions(measured)}
                    />
                </div>
            )}
            <AnalyticsOf experience={experience} version={version} />
        </>
    );
}

export function AnalyticsOf({ experience, version }: { experience: ExperienceView; version: VersionView }) {
    const { analyticsVersion, about } = useProject();
    const path = `analytics?${new URLSearchParams({ experience: experience.uid, version: version.uid })}`;
    const { data, failure } = useLoaded<AnalyticsView>(path, analyticsVersion);
    if (failure !== undefined) return <Failure title="The analytics can't be read." message={failure} />;
    if (!data) return <Loading text="Reading the analytics" />;
    const analytics = readAnalytics(data);
    const { totals, leading, winning, known } = analytics;
    if (!known) {
        return (
            <>
                <p class="muted">The API returned another form than the one that this page can draw:</p>
                <pre>{JSON.stringify(data.summary, undefined, 2)}</pre>
            </>
        );
    }
    if (totals.every(({ impressions }) => impressions === 0)) {
        return (
            <Empty title="No visitor has seen this version yet.">
                {about.kind === "emulator" && (
                    <p>
                        <a href="#/visitor">Send visitors through</a> and watch the numbers grow.
                    </p>
                )}
            </Empty>
        );
    }
    const colors = colorsOf(experience);
    const nameOf = (shortUid: string) =>
        version.variants.find((variant) => variant.shortUid === shortUid)?.name ?? shortUid;
    const line = (shortUid: string, values: readonly number[]) => ({
        name: nameOf(shortUid),
        color: colors.get(shortUid) ?? 0,
        values,
    });
    const { times, series, perDay } = curvesOf(analytics);
    const isCurve = times.length > 1;
    const converted = series.filter(({ conversions }) => conversions !== undefined);
    return (
        <>
            <Totals totals={totals} nameOf={nameOf} colors={colors} leading={leading} winning={winning} />
            {!isCurve && (
                <p class="muted">The API counts by the hour: a chart appears with the second hour.</p>
            )}
            {isCurve && (
                <div class="charts">
                    <Chart
                        title={`Impressions${perDay ? " per day" : ""}`}
                        times={times}
                        lines={series.map(({ shortUid, impressions }) => line(shortUid, impressions))}
                    />
                    {converted.length > 0 && (
                        <Chart
                            title={`Conversions${perDay ? " per day" : ""}`}
                            times={times}
                            lines={converted.map(({ shortUid, conversions = [] }) =>
                                line(shortUid, conversions),
                            )}
                        />
                    )}
                </div>
            )}
        </>
    );
}

interface TotalsProps {
    readonly totals: readonly VariantTotals[];
    readonly nameOf: (shortUid: string) => string;
    readonly colors: ReadonlyMap<string, number>;
    readonly leading?: string;
    readonly winning?: string;
}

function Totals({ totals, nameOf, colors, leading, winning }: TotalsProps) {
    const most = Math.max(1, ...totals.map(({ impressions }) => impressions));
    const verdict = (shortUid: string) => {
        if (shortUid === winning) return "Winner";
        return shortUid === leading ? "Leading" : "";
    };
    return (
        <ul class="results">
            {totals.map(({ shortUid, impressions, conversions, probabilityToBeBest }) => (
                <li key={shortUid}>
                    <p class="result-name">
                        <Swatch color={colors.get(shortUid) ?? 0} />
                        <strong>{nameOf(shortUid)}</strong>
                        {verdict(shortUid) && <span class="verdict">{verdict(shortUid)}</span>}
                    </p>
                    <Bar
                        color={colors.get(shortUid) ?? 0}
                        part={impressions / most}
                        done={(conversions ?? 0) / most}
                    />
                    <p class="result-numbers">
                        <span>
                            <strong>{numberText(impressions)}</strong> impressions
                        </span>
                        {conversions !== undefined && (
                            <span>
                                <strong>{numberText(conversions)}</strong> conversions
                            </span>
                        )}
                        {conversions !== undefined && impressions > 0 && (
                            <span>
                                <strong>{percentText((100 * conversions) / impressions)}</strong> rate
                            </span>
                        )}
                        {probabilityToBeBest !== undefined && (
                            <span>
                                <strong>{percentText(Math.round(100 * probabilityToBeBest))}</strong> likely
                                the best
                            </span>
                        )}
                    </p>
                </li>
            ))}
        </ul>
    );
}

/** Impressions as the length of the bar, and conversions as its solid part. */
function Bar({ color, part, done }: { color: number; part: number; done: number }) {
    return (
        <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect class="track" width="100" height="6" />
            <rect class={`v${color} faint`} width={100 * part} height="6" />
            <rect class={`v${color}`} width={100 * done} height="6" />
        </svg>
    );
}
