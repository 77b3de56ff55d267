import type { RequestView, TrafficView } from "../../server/view";
import { counted, timeText } from "../format";
import { Section } from "../parts/basics";
import { Choice, SearchBar } from "../parts/searchBar";
import { Empty, Failure, Loading } from "../parts/states";
import { useProject } from "../project";
import { hrefOf, type Route } from "../route";
import { useLoaded } from "../server";

const KINDS: Readonly<Record<string, (request: RequestView) => boolean>> = {
    "": () => true,
    reads: ({ method }) => method === "GET",
    writes: ({ method }) => method !== "GET",
    failed: ({ status }) => status >= 400 || status === 0,
    faults: ({ fault }) => fault !== undefined,
};

const KIND_NAMES = {
    "": "All requests",
    reads: "Reads",
    writes: "Writes",
    failed: "Failed",
    faults: "With a fault",
};

/** The request log of an emulator, and what it was told to do. */
export function Requests({ route: { query } }: { route: Route }) {
    const { changes } = useProject();
    const { data, failure } = useLoaded<TrafficView>("traffic", changes);
    if (failure !== undefined) return <Failure title="The requests can't be read." message={failure} />;
    if (!data) return <Loading text="Reading the requests" />;
    const text = query.get("text") ?? "";
    const kind = query.get("show") ?? "";
    const fits = KINDS[kind] ?? KINDS[""]!;
    const found = data.requests
        .filter((request) => fits(request))
        .filter(({ method, path, operation }) =>
            `${method} ${path} ${operation}`.toLowerCase().includes(text.toLowerCase()),
        )
        .toReversed();
    return (
        <>
            <Setup traffic={data} />
            <SearchBar text={text} placeholder="Method, path or operation">
                <Choice label="Show" name="show" value={kind} options={KIND_NAMES} />
            </SearchBar>
            {found.length === 0 ? (
                <NoRequests any={data.requests.length > 0} />
            ) : (
                <>
                    <p class="muted" aria-live="polite">
                        {counted(found.length, "request")}, the newest first.
                    </p>
                    <ul class="requests">
                        {found.map((request, index) => (
                            <RequestRow key={found.length - index} request={request} />
                        ))}
                    </ul>
                </>
            )}
        </>
    );
}

function RequestRow({
    request: { time, method, path, operation, status, ms, fault },
}: {
    request: RequestView;
}) {
    const failed = status >= 400 || status === 0;
    return (
        <li class={failed ? "failed" : ""}>
            <time dateTime={time}>{timeText(time)}</time>
            <span class={`method ${method === "GET" ? "read" : "write"}`}>{method}</span>
            <span class="path">{path}</span>
            <span class="operation">{operation}</span>
            <span class="outcome">
                <strong>{status === 0 ? "no answer" : status}</strong>
                {fault !== undefined && <span class="badge fault">fault {fault}</span>}
            </span>
            <span class="ms">{ms} ms</span>
        </li>
    );
}

/** The faults, the held requests and the settings that differ from the defaults. */
function Setup({ traffic: { faults, held, settings } }: { traffic: TrafficView }) {
    if (faults.length === 0 && settings.length === 0 && held.length === 0) {
        return <p class="muted">No faults are set, and all settings have their defaults.</p>;
    }
    return (
        <div class="columns">
            {held.length > 0 && (
                <Section title="Held requests">
                    <ul class="rows">
                        {held.map(({ method, path }, index) => (
                            <li key={index}>
                                <code>
                                    {method} {path}
                                </code>
                            </li>
                        ))}
                    </ul>
                </Section>
            )}
            {faults.length > 0 && (
                <Section title="Faults">
                    <ul class="rows">
                        {faults.map((fault, index) => (
                            <li key={index}>
                                <span class="badge fault">{String(fault.kind)}</span>{" "}
                                <code>{String(fault.match)}</code>
                                <span class="muted"> {whichRequests(fault.nth)}</span>
                            </li>
                        ))}
                    </ul>
                </Section>
            )}
            {settings.length > 0 && (
                <Section title="Changed settings">
                    <ul class="rows">
                        {settings.map(({ name, value, usually }) => (
                            <li key={name}>
                                <code>{name}</code> is <strong>{value}</strong>
                                <span class="muted">, usually {usually}</span>
                            </li>
                        ))}
                    </ul>
                </Section>
            )}
        </div>
    );
}

function whichRequests(nth: unknown): string {
    if (nth === "every") return "every request";
    return `request ${[nth ?? 1].flat().join(", ")}`;
}

function NoRequests({ any }: { any: boolean }) {
    return any ? (
        <Empty title="No request matches the filter.">
            <a href={hrefOf("requests")}>Show all requests</a>
        </Empty>
    ) : (
        <Empty title="Nothing has been asked of the emulator yet.">
            <p>
                Run <code>pulumi up</code> with this emulator, and each request appears here.
            </p>
        </Empty>
    );
}
