import { dateText, typeText } from "../format";
import { Analytics } from "../parts/analytics";
import { Code, Fact, Facts, Section, Status, Tag } from "../parts/basics";
import { Comparison } from "../parts/comparison";
import { Failure } from "../parts/states";
import { TestFacts, Variants } from "../parts/variants";
import { VersionLine } from "../parts/versionLine";
import { draftOf, liveOf, useProject } from "../project";
import { hrefOf, type Route } from "../route";

const TITLES: Readonly<Record<string, string>> = { DRAFT: "The draft", PAUSED: "The paused version" };

export function Experience({ route: { id = "", query } }: { route: Route }) {
    const { experience: experiences, experiences: ordered, event } = useProject();
    const experience = experiences.get(id);
    if (!experience) {
        return (
            <Failure
                title="There is no such experience."
                message={`Nothing in this project has the uid ${id}.`}
            >
                <a href={hrefOf("")}>To the overview</a>
            </Failure>
        );
    }
    const { uid, shortUid, description, type, status, tags } = experience;
    const shown = [liveOf(experience), draftOf(experience)].filter((version) => version !== undefined);
    return (
        <>
            <p class="meta">
                <Status status={status} />
                <span>{typeText(type)}</span>
                {tags.map((tag) => (
                    <Tag key={tag}>{tag}</Tag>
                ))}
            </p>
            {description && <p class="description">{description}</p>}
            <Facts>
                <Fact name="Priority">
                    {ordered.indexOf(experience) + 1} of {ordered.length}
                </Fact>
                <Fact name="Short uid">
                    <Code text={shortUid} />
                </Fact>
                <Fact name="Uid">
                    <Code text={uid} />
                </Fact>
            </Facts>
            <Section title="Versions">
                <VersionLine experience={experience} />
            </Section>
            <Section title="Analytics">
                <Analytics experience={experience} query={query} />
            </Section>
            <div class="columns">
                <Section title="What changed">
                    <Comparison experience={experience} query={query} />
                </Section>
                {shown.map((version) => (
                    <Section
                        key={version.uid}
                        title={TITLES[version.status] ?? "What visitors get"}
                        aside={<Status status={version.status} />}
                    >
                        <p class="muted">
                            Version {version.number}
                            {version.updatedAt && `, changed ${dateText(version.updatedAt)}`}
                        </p>
                        <Variants experience={experience} version={version} />
                        <TestFacts version={version} eventKey={(each) => event.get(each)?.key ?? each} />
                        {type === "AB_TEST" && !version.targeting && (
                            <p class="muted">All visitors take part.</p>
                        )}
                        <p class="muted">
                            Version uid <Code text={version.uid} />
                        </p>
                    </Section>
                ))}
            </div>
        </>
    );
}
