import type { ComponentChildren } from "preact";
import type { VisitView } from "../../server/view";
import { colorsOf, useProject } from "../project";
import { Code, ExperienceLink, Status, Swatch } from "./basics";
import { Empty } from "./states";

type Evaluated = VisitView["experiences"][number];
type Reason = Evaluated["reason"];

/** With more experiences than this, the reasons are shown on request. */
const OPEN_UP_TO = 12;

/** The variant of each experience, also from its draft, with the reasons rule by rule. */
export function VisitResults({ visit: { experiences, drafts, assumptions } }: { visit: VisitView }) {
    const project = useProject();
    if (project.experiences.length === 0) return <Empty title="This project has no experiences." />;
    const live = new Map(experiences.map((each) => [each.uid, each]));
    const draft = new Map(drafts.map((each) => [each.uid, each]));
    return (
        <ol class="visit-results">
            {project.experiences.map(({ uid, name }) => (
                <li key={uid}>
                    <h3>
                        <ExperienceLink uid={uid} name={name} />
                    </h3>
                    <Result
                        experience={live.get(uid)}
                        assumptions={assumptions}
                        open={experiences.length <= OPEN_UP_TO}
                    />
                    {draft.has(uid) && (
                        <section class="from-draft" aria-label={`The draft of ${name}`}>
                            <Result experience={draft.get(uid)} assumptions={assumptions} open={false}>
                                <Status status="DRAFT" />
                            </Result>
                        </section>
                    )}
                </li>
            ))}
        </ol>
    );
}

/** What a version shows the visitor, or that no version is live. */
function Result({
    experience,
    assumptions,
    open,
    children,
}: {
    experience: Evaluated | undefined;
    assumptions: Readonly<Record<string, string>>;
    open: boolean;
    /** What stands before the variant. */
    children?: ComponentChildren;
}) {
    const project = useProject();
    if (!experience) {
        return (
            <p class="got">
                <strong class="muted">Not live yet</strong>
            </p>
        );
    }
    const { uid, variant, decision, reason } = experience;
    const known = project.experience.get(uid);
    const color = (variant && known && colorsOf(known).get(variant.shortUid)) ?? 0;
    return (
        <>
            <p class="got">
                {children}
                {variant ? (
                    <>
                        <Swatch color={color} />
                        <strong>{variant.name}</strong>
                        <Code text={variant.alias} />
                    </>
                ) : (
                    <strong class="muted">{decision === "none" ? "No variant" : "Undecided"}</strong>
                )}
            </p>
            <details open={open}>
                <summary>Why</summary>
                <p class="muted">{reason.sentence}</p>
                <Assumed names={reason.assumptions} assumptions={assumptions} />
                <Parts parts={reason.parts} assumptions={assumptions} />
            </details>
        </>
    );
}

function Parts({
    parts,
    assumptions,
}: {
    parts: readonly Reason[];
    assumptions: Readonly<Record<string, string>>;
}) {
    if (parts.length === 0) return null;
    return (
        <ul class="reasons">
            {parts.map((part, index) => (
                <li key={index}>
                    <span class="reason">
                        <Mark result={part.result} />
                        <span>{part.sentence}</span>
                    </span>
                    {part.parts.length === 0 && (
                        <Assumed names={part.assumptions} assumptions={assumptions} />
                    )}
                    <Parts parts={part.parts} assumptions={assumptions} />
                </li>
            ))}
        </ul>
    );
}

/** A result that rests on an assumption says so. */
function Assumed({
    names,
    assumptions,
}: {
    names: readonly string[];
    assumptions: Readonly<Record<string, string>>;
}) {
    if (names.length === 0) return null;
    return (
        <p class="assumed">
            Not documented, so assumed: {names.map((name) => assumptions[name] ?? name).join("; ")}.
        </p>
    );
}

function Mark({ result }: { result: Reason["result"] }) {
    const [label, path] =
        result === true
            ? ["matches", "M4 10l4 4 8-9"]
            : result === false
              ? ["does not match", "M5 5l10 10M15 5L5 15"]
              : ["undecided", "M6 7c0-5 8-5 8 0 0 3-4 3-4 6M10 16.5v.5"];
    return (
        <svg class={`mark ${String(result)}`} viewBox="0 0 20 20" role="img" aria-label={`${label}:`}>
            <path d={path} />
        </svg>
    );
}
