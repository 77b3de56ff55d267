import type { ExperienceView, VersionView } from "../../server/view";
import { counted, dateText, noun, typeText } from "../format";
import { ExperienceLink, Status, Tag } from "../parts/basics";
import { Growing } from "../parts/growing";
import { Choice, SearchBar } from "../parts/searchBar";
import { Empty } from "../parts/states";
import { TestFacts, Variants } from "../parts/variants";
import { draftOf, liveOf, useProject } from "../project";
import { hrefOf, type Route } from "../route";

/** The experiences in their priority order. */
export function Overview({ route: { query } }: { route: Route }) {
    const { experiences } = useProject();
    const wanted = { text: query.get("text") ?? "", status: query.get("status") ?? "" };
    const ranked = experiences.map((experience, index) => ({ experience, rank: index + 1 }));
    const found = ranked.filter(({ experience }) => matches(experience, wanted));
    if (experiences.length === 0) return <NoExperiences />;
    return (
        <>
            <Totals />
            <Filter wanted={wanted} />
            <p class="muted order-note" aria-live="polite">
                {found.length === experiences.length
                    ? "By priority: where two experiences change the same entry, the first one wins."
                    : `${counted(found.length, "experience")} of ${experiences.length}`}
            </p>
            {found.length === 0 ? (
                <Empty title="No experience matches the filter.">
                    <a href={hrefOf("")}>Show all experiences</a>
                </Empty>
            ) : (
                <Growing
                    list={found}
                    render={({ experience, rank }) => (
                        <li key={experience.uid} class="card experience">
                            <ExperienceCard experience={experience} rank={rank} />
                        </li>
                    )}
                >
                    {(items) => <ol class="experiences">{items}</ol>}
                </Growing>
            )}
        </>
    );
}

function matches(experience: ExperienceView, { text, status }: { text: string; status: string }): boolean {
    const { name, tags, uid, versions } = experience;
    const variants = [liveOf(experience), draftOf(experience)].flatMap((version) =>
        (version?.variants ?? []).map((variant) => variant.name),
    );
    const words = [name, uid, ...tags, ...variants].join("\n").toLowerCase();
    const fits = status === "" || experience.status === status || versions[0]?.status === status;
    return fits && words.includes(text.toLowerCase());
}

function Totals() {
    const { experiences, audiences, attributes, events } = useProject();
    const count = (status: string) => experiences.filter((each) => each.status === status).length;
    const drafts = experiences.filter((each) => draftOf(each)).length;
    const custom = attributes.filter(({ key }) => key !== undefined);
    const totals: [string, number, string][] = [
        ["Active", count("ACTIVE"), hrefOf("", undefined, { status: "ACTIVE" })],
        ["Paused", count("PAUSED"), hrefOf("", undefined, { status: "PAUSED" })],
        ["With a draft", drafts, hrefOf("", undefined, { status: "DRAFT" })],
        [noun(audiences.length, "Audience"), audiences.length, hrefOf("audiences")],
        [noun(custom.length, "Attribute"), custom.length, hrefOf("attributes")],
        [noun(events.length, "Event"), events.length, hrefOf("attributes")],
    ];
    return (
        <ul class="totals">
            {totals.map(([name, value, href]) => (
                <li key={name}>
                    <a href={href}>
                        <strong>{value}</strong>
                        <span>{name}</span>
                    </a>
                </li>
            ))}
        </ul>
    );
}

const STATUSES = { "": "All", ACTIVE: "Active", PAUSED: "Paused", DRAFT: "With a draft" };

function Filter({ wanted: { text, status } }: { wanted: { text: string; status: string } }) {
    return (
        <SearchBar text={text} placeholder="Name, variant, tag or uid">
            <Choice label="Status" name="status" value={status} options={STATUSES} />
        </SearchBar>
    );
}

function ExperienceCard({ experience, rank }: { experience: ExperienceView; rank: number }) {
    const { uid, name, description, type, status, tags, shortUid } = experience;
    const live = liveOf(experience);
    const draft = draftOf(experience);
    return (
        <>
            <header>
                <span class="rank" title="Priority">
                    {rank}
                </span>
                <div class="head">
                    <h2>
                        <ExperienceLink uid={uid} name={name} />
                    </h2>
                    <p class="meta">
                        <Status status={status} />
                        <span>{typeText(type)}</span>
                        <span>
                            short uid <code>{shortUid}</code>
                        </span>
                        {tags.map((tag) => (
                            <Tag key={tag}>{tag}</Tag>
                        ))}
                    </p>
                    {description && <p class="description">{description}</p>}
                </div>
            </header>
            <div class="slots">
                {live && <Slot experience={experience} version={live} />}
                {draft && <Slot experience={experience} version={draft} />}
            </div>
        </>
    );
}

function Slot({ experience, version }: { experience: ExperienceView; version: VersionView }) {
    const { event } = useProject();
    const { status, number, firstActivatedAt } = version;
    const titles: Record<string, string> = { ACTIVE: "Live", PAUSED: "Paused", DRAFT: "Draft" };
    return (
        <section
            class={`slot ${status.toLowerCase()}`}
            aria-label={`${titles[status] ?? status}: version ${number}`}
        >
            <h3>
                {titles[status] ?? status}: version {number}
                {firstActivatedAt && <span class="muted"> since {dateText(firstActivatedAt)}</span>}
            </h3>
            <Variants experience={experience} version={version} />
            <TestFacts version={version} eventKey={(uid) => event.get(uid)?.key ?? uid} />
        </section>
    );
}

function NoExperiences() {
    return (
        <Empty title="This project has no experiences.">
            <p>
                Declare one, run <code>pulumi up</code>, and it appears here.
            </p>
            <pre>
                <code>{`const hero = new personalize.Experience("hero", { name: "Homepage hero", type: "AB_TEST" });`}</code>
            </pre>
        </Empty>
    );
}
