import type { VisitView } from "../../server/view";
import { Section } from "../parts/basics";
import { Crowd } from "../parts/crowd";
import { Failure, Loading, Notice } from "../parts/states";
import { VisitResults } from "../parts/visitResults";
import { useProject } from "../project";
import { type Route, replaceQuery } from "../route";
import { useLoaded } from "../server";
import { attributeName, FIELDS, FIRST_UID, visitorIn } from "../visitor";

/** Which variants a visitor gets, and why. The visitor is part of the address. */
export function Visitor({ route: { query } }: { route: Route }) {
    const { about, analyticsVersion } = useProject();
    const visitor = visitorIn(query);
    const path = `visit?${new URLSearchParams({ visitor: JSON.stringify(visitor) })}`;
    const { data, failure } = useLoaded<VisitView>(path, analyticsVersion, true);
    return (
        <div class="visit">
            <VisitorForm query={query} />
            <Section title="What this visitor gets">
                {failure !== undefined && (
                    <Failure title="The visitor can't be evaluated." message={failure} />
                )}
                {failure === undefined && !data && <Loading text="Evaluating the visitor" />}
                {data && data.ignored.length > 0 && (
                    <Notice>
                        <ul>
                            {data.ignored.map((sentence) => (
                                <li key={sentence}>{sentence}</li>
                            ))}
                        </ul>
                    </Notice>
                )}
                {data && <VisitResults visit={data} />}
            </Section>
            {about.kind === "emulator" && <Crowd visitor={visitor} />}
        </div>
    );
}

function VisitorForm({ query }: { query: URLSearchParams }) {
    const { attributes } = useProject();
    const custom = attributes.filter(({ key }) => key !== undefined);
    const set = (name: string) => (event: { currentTarget: HTMLInputElement | HTMLSelectElement }) =>
        replaceQuery({ [name]: event.currentTarget.value });
    const another = () => replaceQuery({ uid: `visitor-${Math.floor(Math.random() * 1_000_000)}` });
    return (
        <Section title="The visitor">
            <form class="fields" onSubmit={(event) => event.preventDefault()}>
                {custom.length > 0 && (
                    <fieldset>
                        <legend>Attributes</legend>
                        {custom.map(({ uid, key = "", name }) => (
                            <label key={uid}>
                                <span class="label">{name}</span>
                                <input
                                    placeholder={key}
                                    value={query.get(attributeName(key)) ?? ""}
                                    onInput={set(attributeName(key))}
                                />
                            </label>
                        ))}
                    </fieldset>
                )}
                <fieldset>
                    <legend>Request</legend>
                    {Object.entries(FIELDS).map(([name, field]) =>
                        "options" in field ? (
                            <label key={name}>
                                <span class="label">{field.label}</span>
                                <select value={query.get(name) ?? ""} onChange={set(name)}>
                                    <option value="">Not known</option>
                                    {field.options.map((option) => (
                                        <option key={option} value={option}>
                                            {option}
                                        </option>
                                    ))}
                                </select>
                            </label>
                        ) : (
                            <label key={name} class={"size" in field ? field.size : ""}>
                                <span class="label">{field.label}</span>
                                <input
                                    placeholder={field.hint}
                                    value={query.get(name) ?? (name === "uid" ? FIRST_UID : "")}
                                    onInput={set(name)}
                                />
                            </label>
                        ),
                    )}
                </fieldset>
                <p>
                    <button type="button" onClick={another}>
                        Another visitor
                    </button>
                </p>
            </form>
        </Section>
    );
}
