import type { VisitView } from "../../provider/inspector/view";
import { colorsOf, useProject } from "../project";
import { Code, ExperienceLink, Swatch } from "./basics";
import { Empty } from "./states";

type Evaluated = VisitView["experiences"][number];
type Reason = Evaluated["reason"];

/** With more experiences than this, the reasons are shown on request. */
const OPEN_UP_TO = 12;

/** The variant of each experience, with the reasons rule by rule. */
export function VisitResults({ visit: { experiences, assumptions } }: { visit: VisitView }) {
    if (experiences.length === 0)
        return <Empty title="No experience is active, so every visitor gets the same." />;
    return (
        <ol class="visit-results">
            {experiences.map((experience) => (
                <li key={experience.uid}>
                    <Result
                        experience={experience}
                        assumptions={assumptions}
                        open={experiences.length <= OPEN_UP_TO}
                    />
                </li>
            ))}
        </ol>
    );
}

function Result({
    experience,
    assumptions,
    open,
}: {
    experience: Evaluated;
    assumptions: Readonly<Record<string, string>>;
    open: boolean;
}) {
    const { uid, name, variant, decision, reason } = experience;
    const project = useProject();
    const known = project.experience.get(uid);
    const color = (variant && known && colorsOf(known).get(variant.shortUid)) ?? 0;
    return (
        <>
            <h3>
                <ExperienceLink uid={uid} name={name} />
            </h3>
            <p class="got">
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
