import type { Emulator, Snapshot } from "../../../provider/emulator";
import { damaged, plausible, type Uids } from "./bodies";
import type { Random } from "./random";

export interface RandomRequest {
    readonly method: string;
    readonly path: string;
    readonly headers: Record<string, string>;
    readonly body?: string;
}

type ProjectSnapshot = Snapshot["projects"][number];

const kinds = ["attributes", "audiences", "events", "experiences"] as const;
const absent = "0123456789abcdef01234567";

/** A request of any kind, sensible more often than not, so that it gets far enough to do harm. */
export function randomRequest(random: Random, emulator: Emulator): RandomRequest {
    const project = emulator.state().projects[0];
    const uids: Uids = (kind) => {
        const known = (project?.[kind] ?? []).map((one) => ("wire" in one ? one.wire.uid : one.uid));
        return random.chance(0.97) && known.length > 0 ? random.pick(known) : absent;
    };
    const { method: fitting, path, body } = target(random, uids, project);
    const method = random.chance(0.9)
        ? fitting
        : random.pick(["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]);
    const headers: Record<string, string> = {
        "content-type": random.chance(0.98) ? "application/json" : "text/plain",
        ...(random.chance(0.98) && { authtoken: emulator.authtoken }),
        ...(random.chance(0.98) && { "x-project-uid": emulator.projectUid }),
        organization_uid: emulator.organizationUid,
    };
    if (method === "GET" && random.chance(0.9)) return { method, path, headers };
    const sent = JSON.stringify(random.chance(0.25) ? damaged(random, body) : body);
    return {
        method,
        path,
        headers,
        body: random.chance(0.97) ? sent : sent.slice(0, random.below(sent.length)),
    };
}

interface Target {
    readonly method: string;
    readonly path: string;
    readonly body: unknown;
}

function target(random: Random, uids: Uids, project: ProjectSnapshot | undefined): Target {
    const experience = uids("experiences");
    const found = project?.experiences.find(({ wire }) => wire.uid === experience);
    const versions = found?.versions ?? [];
    const version = versions.length > 0 ? random.pick(versions).uid : absent;
    const kind = random.pick(kinds);
    const body = plausible[kind](random, uids);
    const versionBody = plausible.versions(random, uids, found?.wire.__type ?? "SEGMENTED");
    const versionsPath = `/experiences/${experience}/versions`;
    const analytics = `/experiences/${experience}/analytics/${random.pick(["summary", "time-series"])}`;
    return random.pick<Target>([
        { method: "GET", path: `/${kind}`, body },
        { method: "POST", path: `/${kind}`, body },
        { method: "POST", path: `/${kind}`, body },
        { method: "GET", path: `/audiences/${uids("audiences")}`, body },
        { method: "GET", path: `/experiences/${experience}`, body },
        { method: "PUT", path: `/${kind}/${uids(kind)}`, body },
        { method: random.chance(0.4) ? "DELETE" : "PUT", path: `/${kind}/${uids(kind)}`, body },
        { method: "GET", path: versionsPath, body },
        { method: "POST", path: versionsPath, body: versionBody },
        { method: "PUT", path: `${versionsPath}/${version}`, body: versionBody },
        { method: "PUT", path: `${versionsPath}/${version}`, body: versionBody },
        { method: "DELETE", path: `${versionsPath}/${version}`, body },
        { method: "GET", path: random.pick(["/experiences-priority", "/projects"]), body },
        { method: "PUT", path: "/experiences-priority", body: { priorityOrder: order(random, project) } },
        { method: "GET", path: `${analytics}?version=${version}`, body },
        { method: "GET", path: `/geolocation/cities?search=${random.below(99)}`, body },
        { method: "POST", path: "/projects", body: { name: `p${random.below(5)}`, description: "" } },
        { method: "GET", path: random.pick(strangePaths), body },
    ]);
}

/** The experiences in another order, some left out at times. */
function order(random: Random, project: ProjectSnapshot | undefined): string[] {
    const keyed = (project?.priorityOrder ?? []).map((uid) => [random.next(), uid] as const);
    const shuffled = keyed.sort(([one], [other]) => one - other).map(([, uid]) => uid);
    return random.chance(0.8) ? shuffled : shuffled.slice(1);
}

const strangePaths = [
    "/",
    "//",
    "/%",
    "/%00",
    "/attributes/",
    "/attributes/%2e%2e",
    "/attributes/../events",
    "/attributes?x=%E0%A4%A",
    "/ATTRIBUTES",
    `/audiences/${"z".repeat(3000)}`,
    "/experiences/undefined/versions",
    "/__proto__",
    "/constructor",
];
