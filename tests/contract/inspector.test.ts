// The server of the inspector's page: what it serves, when it tells of changes, and what it never sends.
import { PersonalizeClient } from "../../provider/core/api/client";
import { resolveSettings } from "../../provider/core/api/settings";
import { defaultSettings } from "../../provider/emulator";
import { emulatedSource } from "../../provider/inspector/server/emulatedSource";
import { Inspector } from "../../provider/inspector/server/inspector";
import { type Listening, listen } from "../../provider/inspector/server/listen";
import { LiveSource } from "../../provider/inspector/server/liveSource";
import type { AnalyticsView, TrafficView, View } from "../../provider/inspector/server/view";
import { ensureBuilt } from "../../tools/test/ensureBuilt";
import { rawRequest } from "../support/rawRequest";
import { activeTest, event } from "./support/objects";
import { useEmulator } from "./support/useEmulator";

const session = useEmulator();
beforeAll(ensureBuilt);

interface Project {
    readonly revision: number;
    readonly view: View;
}

const read = async <T>(url: string, path: string): Promise<T> =>
    (await (await fetch(`${url}/__inspector/${path}`)).json()) as T;

/** The server-sent events of a page, one after the other. */
async function* changesOf(url: string): AsyncGenerator<number> {
    const response = await fetch(`${url}/__inspector/changes`);
    let rest = "";
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
        const lines = (rest + chunk).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) if (line.startsWith("data: ")) yield Number(line.slice("data: ".length));
    }
}

/** Waits for a change of the project. */
async function nextRevision(changes: AsyncGenerator<number>, after: number): Promise<number> {
    for (;;) {
        const { value } = await changes.next();
        if (value !== undefined && value !== after) return value;
    }
}

describe("in an emulator", () => {
    beforeEach(() =>
        session.emulator.serve(new Inspector(emulatedSource(session.emulator, defaultSettings))),
    );
    const url = () => session.emulator.url;

    test("the page loads its own files alone, and nobody may embed it", async () => {
        const { status, headers, body } = await rawRequest(`${url()}/`);
        expect([status, headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
        expect(headers["content-security-policy"]).toMatch(
            /^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'/,
        );
        const files = [...body.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, file]) => file!);
        expect(files).toHaveLength(3);
        for (const file of files) {
            const found = await rawRequest(url() + file);
            expect([file, found.status, found.headers["x-content-type-options"]]).toEqual([
                file,
                200,
                "nosniff",
            ]);
        }
    });

    test("a change of the project comes as a new revision, and is not in the request log", async () => {
        const first = await read<Project>(url(), "project");
        const changes = changesOf(url());
        expect((await changes.next()).value).toBe(first.revision);
        await event(session.api, "signup");
        const revision = await nextRevision(changes, first.revision);
        const second = await read<Project>(url(), "project");
        expect(second.revision).toBe(revision);
        expect(second.view.project?.events).toMatchObject([{ key: "signup", usedBy: [] }]);
        await changes.return(undefined);
        expect(session.emulator.requests().map(({ path }) => path)).toEqual(["/events"]);
    });

    test("analytics are those of the API, and change without a new revision", async () => {
        const { experience, version } = await activeTest(session.api);
        session.emulator.settle();
        const { revision } = await read<Project>(url(), "project");
        const changes = changesOf(url());
        await changes.next();
        const impression = { type: "IMPRESSION", experienceShortUid: "0", variantShortUid: "1", user: "ann" };
        await session.emulator.feedAnalytics([impression]);
        expect((await changes.next()).value).toBe(revision);
        await changes.return(undefined);
        const query = `version=${version.uid}`;
        const { summary } = await read<AnalyticsView>(
            url(),
            `analytics?experience=${experience.uid}&${query}`,
        );
        const answer = await session.api.get(`/experiences/${experience.uid}/analytics/summary?${query}`);
        expect(summary).toEqual(answer.body);
        expect(await read(url(), "analytics?experience=x&version=y")).toEqual({});
    });

    test("the traffic has the requests, the faults and the settings that are not the usual ones", async () => {
        session.emulator.inject({ match: "createEvent", nth: 2, kind: "502" });
        session.emulator.configure({ switches: { retryAfter: "sent" } });
        await event(session.api, "one");
        await session.api.post("/events", { key: "two" });
        const traffic = await read<TrafficView>(url(), "traffic");
        expect(traffic.requests).toMatchObject([
            { method: "POST", status: 201 },
            { status: 502, fault: "502", operation: "createEvent" },
        ]);
        expect(traffic.faults).toEqual([{ match: "createEvent", nth: 2, kind: "502" }]);
        expect(traffic.settings).toEqual([
            { name: "retryAfter", value: "sent", usually: "none" },
            { name: "rateLimit", value: "off", usually: "10" },
        ]);
    });

    test("an open page does not keep the emulator from ending", async () => {
        const changes = changesOf(url());
        await changes.next();
        await session.emulator.close();
        let last: IteratorResult<number>;
        do last = await changes.next();
        while (!last.done);
        expect(last.done).toBe(true);
    });
});

describe("with a live project", () => {
    let listening: Listening;
    const inspect = (
        intervalMs?: number,
        readName?: () => Promise<string | undefined>,
    ): Promise<Listening> => {
        const { url, authtoken, projectUid } = session.emulator;
        const settings = resolveSettings(() => undefined, {
            CONTENTSTACK_PERSONALIZE_BASE_URL: url,
            CONTENTSTACK_AUTHTOKEN: authtoken,
            CONTENTSTACK_PERSONALIZE_REQUESTS_PER_SECOND: "1000",
        });
        const client = new PersonalizeClient(settings);
        return listen(
            new Inspector(new LiveSource({ client, address: url, projectUid, readName }, intervalMs)),
            0,
        );
    };
    beforeEach(async () => {
        listening = await inspect();
    });
    afterEach(() => listening.close());

    /** Waits until the project was read, as a page does. */
    async function settled(): Promise<View> {
        for await (const _ of changesOf(listening.url)) {
            const { view } = await read<Project>(listening.url, "project");
            if (!view.reading && (view.project || view.failure)) return view;
        }
        throw new Error("The server ended the stream.");
    }

    test("it reads when a page is open and again on request, and never writes", async () => {
        const { experience, version } = await activeTest(session.api);
        session.emulator.clearRequests();
        const view = await settled();
        expect(view).toMatchObject({ about: { kind: "live" }, readAt: expect.any(String) });
        expect(view.project?.experiences.map(({ uid }) => uid)).toEqual([experience.uid]);
        const before = session.emulator.requests().length;
        await fetch(`${listening.url}/__inspector/refresh`, { method: "POST" });
        await settled();
        await read(listening.url, `analytics?experience=${experience.uid}&version=${version.uid}`);
        const requests = session.emulator.requests();
        expect(requests.length).toBeGreaterThan(before);
        expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(["GET"]));
    });

    test.each([
        ["its name", async () => "Web site", "Web site"],
        ["no name, if that can't be read", async () => Promise.reject(new Error("403")), undefined],
    ])("shows the project with %s", async (_, readName, name) => {
        await listening.close();
        listening = await inspect(undefined, readName);
        const view = await settled();
        expect([view.name, view.failure]).toEqual([name, undefined]);
        expect(view.project?.experiences).toEqual([]);
    });

    test("an open page gets what has changed after the interval, without being asked", async () => {
        await listening.close();
        listening = await inspect(10);
        const changes = changesOf(listening.url);
        const shown = async (keys: readonly string[]): Promise<void> => {
            for (;;) {
                await changes.next();
                const { view } = await read<Project>(listening.url, "project");
                if (view.project?.events.map(({ key }) => key).join() === keys.join()) return;
            }
        };
        await shown([]);
        await event(session.api, "signup");
        await shown(["signup"]);
        await changes.return(undefined);
        const methods = session.emulator.requests().map(({ method }) => method);
        expect(methods.filter((method) => method !== "GET")).toEqual(["POST"]);
    });

    test("a response that comes after its reading failed does not keep the project from being read again", async () => {
        session.emulator.inject(
            { match: "listAttributes", kind: "hold" },
            { match: "listAudiences", nth: "every", kind: "500" },
        );
        expect((await settled()).failure).toContain("500");
        session.emulator.clearFaults();
        await session.emulator.idle();
        await fetch(`${listening.url}/__inspector/refresh`, { method: "POST" });
        expect(await settled()).toMatchObject({ project: { experiences: [] } });
    });

    test("the token never leaves the process, not even in an error", async () => {
        session.emulator.inject({ match: "*", nth: "every", kind: "500" });
        const view = await settled();
        expect(view.failure).toContain("500");
        session.emulator.clearFaults();
        await fetch(`${listening.url}/__inspector/refresh`, { method: "POST" });
        await settled();
        const answers = await Promise.all(
            ["", "__inspector/project", "__inspector/app.js", "__inspector/nothing"].map((path) =>
                rawRequest(`${listening.url}/${path}`),
            ),
        );
        expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404]);
        for (const { body, headers } of answers) {
            expect(body + JSON.stringify(headers)).not.toContain(session.emulator.authtoken);
        }
    });

    test.each([
        [{ host: "example.org" }, 403],
        [{ origin: "https://example.org" }, 403],
        [{ origin: "null" }, 403],
        [{}, 200],
    ])("a request with %j is answered with %d", async (headers, status) => {
        expect((await rawRequest(`${listening.url}/__inspector/project`, { headers })).status).toBe(status);
    });
});
