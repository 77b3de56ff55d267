import type { ComponentChild } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { dateText } from "./format";
import { Failure, Loading, Notice } from "./parts/states";
import { type Project, ProjectContext, useProjectIndex } from "./project";
import { hrefOf, type Route, useRoute } from "./route";
import { ask, type Inspected, useInspected } from "./server";
import { Attributes } from "./views/attributes";
import { Audiences } from "./views/audiences";
import { Experience } from "./views/experience";
import { Overview } from "./views/overview";
import { Requests } from "./views/requests";
import { Visitor } from "./views/visitor";

interface ViewInfo {
    readonly title: string;
    readonly show: (route: Route) => ComponentChild;
    readonly onlyEmulator?: boolean;
}

const VIEWS: Readonly<Record<string, ViewInfo>> = {
    "": { title: "Overview", show: (route) => <Overview route={route} /> },
    audiences: { title: "Audiences", show: (route) => <Audiences route={route} /> },
    attributes: { title: "Attributes & events", show: () => <Attributes /> },
    visitor: { title: "Be a visitor", show: (route) => <Visitor route={route} /> },
    requests: { title: "Requests", show: (route) => <Requests route={route} />, onlyEmulator: true },
};

export function App() {
    const inspected = useInspected();
    const route = useRoute();
    const { view, changes } = inspected;
    const index = useProjectIndex(view?.project);
    const analyticsVersion = view?.about.kind === "live" ? view.readAt : changes;
    const project = useMemo<Project | undefined>(
        () => index && view && { ...index, about: view.about, analyticsVersion, changes },
        [index, view, analyticsVersion, changes],
    );
    const title = titleOf(route, project);
    const heading = useFocusOnNewView(route, title);
    return (
        <>
            <button type="button" class="skip" onClick={() => heading.current?.focus()}>
                Skip to the content
            </button>
            <TopBar inspected={inspected} route={route} />
            <main id="main">
                <Warnings inspected={inspected} />
                <h1 ref={heading} tabIndex={-1}>
                    {title}
                </h1>
                {project ? (
                    <ProjectContext.Provider value={project}>
                        <Content route={route} />
                    </ProjectContext.Provider>
                ) : (
                    <WithoutProject inspected={inspected} />
                )}
            </main>
        </>
    );
}

function Content({ route }: { route: Route }) {
    if (route.view === "experiences") return <Experience route={route} />;
    const shown = Object.hasOwn(VIEWS, route.view) ? VIEWS[route.view] : undefined;
    if (shown) return <>{shown.show(route)}</>;
    return (
        <Failure title="There is no such view." message="The address may be mistyped.">
            <a href={hrefOf("")}>To the overview</a>
        </Failure>
    );
}

function titleOf({ view, id }: Route, project: Project | undefined): string {
    if (view === "experiences") return project?.experience.get(id ?? "")?.name ?? "Experience";
    return (Object.hasOwn(VIEWS, view) ? VIEWS[view]?.title : undefined) ?? "Not found";
}

/** Moves the focus to the heading of a new view, so that a screen reader reads it. */
function useFocusOnNewView({ view, id }: Route, title: string) {
    const heading = useRef<HTMLHeadingElement>(null);
    const first = useRef(true);
    useEffect(() => {
        document.title = `${title} – Personalize inspector`;
    }, [title]);
    // Each new view moves the focus.
    useEffect(() => {
        if (first.current) first.current = false;
        else {
            heading.current?.focus({ preventScroll: true });
            scrollTo(0, 0);
        }
    }, [view, id]);
    return heading;
}

function TopBar({ inspected: { view, connected }, route }: { inspected: Inspected; route: Route }) {
    const about = view?.about;
    const isEmulator = about?.kind === "emulator";
    const shown = Object.entries(VIEWS).filter(([, { onlyEmulator }]) => isEmulator || !onlyEmulator);
    return (
        <header class="top">
            <div class="brand">
                <img src="/__inspector/icon.svg" alt="" width="28" height="28" />
                <div>
                    <strong>Personalize inspector</strong>
                    {about && (
                        <span class="address">
                            <span class="project-name">{view.name ?? about.projectUid}</span> ·{" "}
                            {isEmulator ? "Emulator" : "Live project, read-only"} · {about.address}
                        </span>
                    )}
                </div>
                {about && <Freshness view={view} connected={connected} />}
            </div>
            <nav aria-label="Views">
                <ul>
                    {shown.map(([name, { title }]) => {
                        const isHere = route.view === name || (name === "" && route.view === "experiences");
                        return (
                            <li key={name}>
                                <a href={hrefOf(name)} aria-current={isHere ? "page" : undefined}>
                                    {title}
                                </a>
                            </li>
                        );
                    })}
                </ul>
            </nav>
        </header>
    );
}

function Freshness({ view, connected }: Pick<Inspected, "view" | "connected">) {
    if (view?.about.kind !== "live") {
        return (
            <span class={`freshness ${connected ? "on" : "off"}`} role="status">
                {connected ? "Up to date" : "Not connected"}
            </span>
        );
    }
    const { reading, readAt } = view;
    return (
        <span class="freshness live" role="status">
            {reading ? `Reading ${reading.done} of ${reading.of}` : readAt && `Read ${dateText(readAt)}`}
            <button
                type="button"
                disabled={reading !== undefined}
                onClick={() => void ask("refresh", "POST")}
            >
                Refresh
            </button>
        </span>
    );
}

function Warnings({ inspected: { view, connected, failure } }: { inspected: Inspected }) {
    const outdated = failure ?? view?.failure;
    return (
        <>
            {!connected && (
                <Notice>The inspector's server does not answer. This page connects again by itself.</Notice>
            )}
            {view?.project && outdated && (
                <Failure
                    title="The project could not be read again. The page shows what was read before."
                    message={outdated}
                />
            )}
        </>
    );
}

function WithoutProject({ inspected: { view, failure, connected } }: { inspected: Inspected }) {
    const reason = failure ?? view?.failure;
    if (reason && !view?.reading) {
        return (
            <Failure title="The project can't be read." message={reason}>
                <button type="button" onClick={() => void ask("refresh", "POST")}>
                    Try again
                </button>
            </Failure>
        );
    }
    const { done, of } = view?.reading ?? { done: 0, of: 0 };
    return (
        <Loading text={connected ? "Reading the project" : "Waiting for the server"}>
            {of > 0 && (
                <label class="progress">
                    <progress value={done} max={of} /> {done} of {of} requests
                </label>
            )}
        </Loading>
    );
}
