import { useState } from "preact/hooks";
import { liveOf, useProject } from "../project";
import { ask } from "../server";
import { AnalyticsOf } from "./analytics";
import { ExperienceLink, Section } from "./basics";
import { Failure } from "./states";

/** The experiences whose numbers are shown beside the form. */
const SHOWN = 3;

/** Sends visitors through an emulator, and shows how the analytics fill. */
export function Crowd({ visitor }: { visitor: object }) {
    const { experiences } = useProject();
    const [state, setState] = useState<"idle" | "sending" | "sent">("idle");
    const [failure, setFailure] = useState<string>();
    const send = async (event: SubmitEvent): Promise<void> => {
        event.preventDefault();
        const form = new FormData(event.currentTarget as HTMLFormElement);
        const number = (name: string) => Number(form.get(name));
        setState("sending");
        setFailure(undefined);
        const crowd = {
            visitor,
            count: number("count"),
            hours: number("hours"),
            converting: number("converting"),
        };
        await ask("visitors", "POST", crowd).catch((error: Error) => setFailure(error.message));
        setState("sent");
    };
    const measured = experiences.filter(({ status }) => status === "ACTIVE").slice(0, SHOWN);
    return (
        <Section title="Send visitors like this one">
            <form class="fields" onSubmit={(event) => void send(event)}>
                <fieldset>
                    <label>
                        <span class="label">Visitors</span>
                        <input name="count" type="number" min="1" max="10000" value="1000" required />
                    </label>
                    <label>
                        <span class="label">They come</span>
                        <select name="hours">
                            <option value="24">in a day</option>
                            <option value="168">in a week</option>
                            <option value="0">now</option>
                        </select>
                    </label>
                    <label>
                        <span class="label">Percent that convert</span>
                        <input name="converting" type="number" min="0" max="100" value="10" required />
                    </label>
                </fieldset>
                <p>
                    <button type="submit" class="primary" disabled={state === "sending"}>
                        {state === "sending" ? "Sending" : "Send"}
                    </button>
                </p>
            </form>
            {failure !== undefined && <Failure title="The visitors could not be sent." message={failure} />}
            {state !== "idle" &&
                measured.map((experience) => {
                    const version = liveOf(experience);
                    return (
                        version && (
                            <div key={experience.uid} class="filling">
                                <h3>
                                    <ExperienceLink uid={experience.uid} name={experience.name} />
                                </h3>
                                <AnalyticsOf experience={experience} version={version} />
                            </div>
                        )
                    );
                })}
        </Section>
    );
}
