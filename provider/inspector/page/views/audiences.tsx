import type { AudienceView, RuleView, UseView } from "../../server/view";
import { Code, ExperienceLink, Status } from "../parts/basics";
import { Growing } from "../parts/growing";
import { SearchBar } from "../parts/searchBar";
import { Empty } from "../parts/states";
import { useProject } from "../project";
import { hrefOf, type Route } from "../route";

export function Audiences({ route: { id, query } }: { route: Route }) {
    const { audiences } = useProject();
    const text = (query.get("text") ?? "").toLowerCase();
    const found = audiences.filter(({ uid, name, words = "" }) =>
        [uid, name, words].join("\n").toLowerCase().includes(text),
    );
    const chosenFirst = found.toSorted((one, other) => Number(other.uid === id) - Number(one.uid === id));
    if (audiences.length === 0) {
        return (
            <Empty title="This project has no audiences.">
                <p>An audience is a set of rules. A visitor who meets them belongs to it.</p>
            </Empty>
        );
    }
    return (
        <>
            <SearchBar text={query.get("text") ?? ""} placeholder="Name, uid or words of a rule" />
            {found.length === 0 && <Empty title="No audience matches the filter." />}
            <Growing
                list={chosenFirst}
                render={(audience) => (
                    <AudienceCard key={audience.uid} audience={audience} chosen={audience.uid === id} />
                )}
            >
                {(items) => <ul class="cards">{items}</ul>}
            </Growing>
        </>
    );
}

function AudienceCard({ audience, chosen }: { audience: AudienceView; chosen: boolean }) {
    const { uid, name, description, lytics, words, rules, attributes, usedBy } = audience;
    return (
        <li class={`card audience${chosen ? " chosen" : ""}`}>
            <h2>
                <a href={hrefOf("audiences", uid)} aria-current={chosen ? "true" : undefined}>
                    {name}
                </a>
                {lytics && <span class="badge">from Lytics</span>}
                {usedBy.length === 0 && <span class="badge unused">not used</span>}
            </h2>
            {description && <p class="description">{description}</p>}
            {words === undefined ? (
                <p class="muted">Lytics decides who belongs to it. The project does not hold its rules.</p>
            ) : (
                <p class="words">{words}</p>
            )}
            {rules && "rules" in rules && rules.rules.length > 1 && <RuleTree rule={rules} />}
            <dl class="test-facts">
                <div>
                    <dt>Uses</dt>
                    <dd>
                        <AttributeLinks refs={attributes} />
                    </dd>
                </div>
                <div>
                    <dt>Used by</dt>
                    <dd>
                        <Uses uses={usedBy} />
                    </dd>
                </div>
                <div>
                    <dt>Uid</dt>
                    <dd>
                        <Code text={uid} />
                    </dd>
                </div>
            </dl>
        </li>
    );
}

export function RuleTree({ rule }: { rule: RuleView }) {
    if ("words" in rule) return <span class="rule">{rule.words}</span>;
    if (rule.rules.length === 1 && rule.rules[0]) return <RuleTree rule={rule.rules[0]} />;
    return (
        <div class={`combination ${rule.match}`}>
            <span class="match">{rule.match === "all" ? "All of" : "Any of"}</span>
            <ul>
                {rule.rules.map((each, index) => (
                    <li key={index}>
                        <RuleTree rule={each} />
                    </li>
                ))}
            </ul>
        </div>
    );
}

function AttributeLinks({ refs }: { refs: readonly string[] }) {
    const { attribute } = useProject();
    if (refs.length === 0) return <span class="muted">no attribute</span>;
    return (
        <span class="list">
            {refs.map((ref) => (
                <a key={ref} href={hrefOf("attributes", ref)}>
                    {attribute.get(ref)?.name ?? ref}
                </a>
            ))}
        </span>
    );
}

/** The versions that use an object. Archived ones are left out if others use it. */
export function Uses({ uses }: { uses: readonly UseView[] }) {
    const { experience } = useProject();
    const present = uses.filter(({ status }) => status !== "ARCHIVED");
    if (uses.length === 0) return <span class="muted">nothing</span>;
    if (present.length === 0) return <span class="muted">only archived versions</span>;
    return (
        <ul class="uses">
            {present.map(({ experience: uid, version, status, as }) => (
                <li key={`${uid} ${version} ${as}`}>
                    <Status status={status} />{" "}
                    <ExperienceLink uid={uid} name={experience.get(uid)?.name ?? uid} />
                    <span class="muted">
                        {" "}
                        version {version}, {as === undefined ? "who takes part" : as}
                    </span>
                </li>
            ))}
        </ul>
    );
}
