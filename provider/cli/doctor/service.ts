import { isLoopback } from "../../core/api/address";
import { REGION_NAMES, regionAddress } from "../../core/api/regions";
import type { Settings } from "../../core/api/settings";
import { printable } from "../../core/common/printable";
import { closestMatch } from "../../core/common/suggest";
import { type Check, failed, ok, skipped, warning } from "./check";
import { Probe, type Probed, type Unanswered } from "./probe";

/** Beyond this difference, the expiry of a token and the times in a log are wrong. */
const MOST_SKEW_MS = 60_000;
/** The lists, with the number of objects that a plan allows by default and at most, as documented. */
const LISTS = [
    { name: "experiences", path: "/experiences" },
    { name: "audiences", path: "/audiences" },
    { name: "attributes", path: "/attributes" },
    { name: "events", path: "/events" },
] as const;
const STANDARD = 100;
const MOST = 1_000;

export interface Target {
    readonly settings: Settings;
    readonly projectUid: string | undefined;
}

/** What the service says: six reads at most. */
export async function serviceChecks(target: Target): Promise<Check[]> {
    const { settings, projectUid } = target;
    const probe = new Probe(settings.credentials);
    if (projectUid === undefined) return [skipped("address", "not tried, because no project is set")];
    const first = await read(probe, target, projectUid, LISTS[0].path);
    if ("unanswered" in first) return [unreachable(settings.baseUrl, first)];
    const reached = [ok("address", `${settings.baseUrl} answered in ${first.ms} ms`), clockCheck(first)];
    if (first.status === 401) return [...reached, await rejected(probe, target, projectUid, first)];
    const accepted = [...reached, ok("token accepted", settings.credentials.kind)];
    if (first.status === 403)
        return [
            ...accepted,
            failed(
                "project",
                `${projectUid} may not be read (403)`,
                "Give the user of the token access to the project. An OAuth token needs the scopes personalize:read and personalize:manage.",
            ),
        ];
    if (!Array.isArray(first.body))
        return [...accepted, await missingProject(probe, target, projectUid, first)];
    const counts = [countCheck(LISTS[0].name, first)];
    for (const { name, path } of LISTS.slice(1)) {
        counts.push(countCheck(name, await read(probe, target, projectUid, path)));
    }
    return [...accepted, ok("project", `${projectUid} can be read`), ...counts];
}

const read = (probe: Probe, { settings }: Target, projectUid: string, path: string) =>
    probe.get(settings.baseUrl, path, { "x-project-uid": projectUid });

function unreachable(address: string, { unanswered }: Unanswered): Check {
    const advice = isLoopback(new URL(address).hostname)
        ? "Start the emulator, or check its port."
        : "Check the network, the proxy, and `contentstack-personalize:region` or `baseUrl`.";
    return failed("address", `${address} can't be reached: ${unanswered}`, advice);
}

function clockCheck({ aheadMs }: Probed): Check {
    if (aheadMs === undefined) return skipped("clock", "the response has no date");
    const seconds = Math.round(Math.abs(aheadMs) / 1000);
    return Math.abs(aheadMs) <= MOST_SKEW_MS
        ? ok("clock", `${seconds} s from the server's`)
        : warning(
              "clock",
              `${seconds} s ${aheadMs > 0 ? "behind" : "ahead of"} the server's`,
              "Set the clock of this machine: the expiry of tokens depends on it.",
          );
}

/** A token belongs to one region, so another region may accept it. */
async function rejected(
    probe: Probe,
    { settings }: Target,
    projectUid: string,
    { details }: Probed,
): Promise<Check> {
    const found = `rejected (401) with: ${details}`;
    const isRegion = REGION_NAMES.some((name) => regionAddress(name) === settings.baseUrl);
    for (const name of isRegion ? REGION_NAMES : []) {
        const address = regionAddress(name)!;
        if (address === settings.baseUrl || probe.isUsedUp) continue;
        const other = await probe.get(address, LISTS[0].path, { "x-project-uid": projectUid });
        if ("status" in other && other.status !== 401)
            return failed(
                "token accepted",
                found,
                `The token belongs to the region ${name}. Set contentstack-personalize:region to it.`,
            );
    }
    return failed(
        "token accepted",
        found,
        settings.credentials.kind === "oauth"
            ? "Get a new OAuth token: it is valid for an hour. Check the region as well."
            : "Create a new authtoken, and check the region. A user has at most 20 authtokens: the 21st ends the oldest.",
    );
}

async function missingProject(
    probe: Probe,
    { settings }: Target,
    projectUid: string,
    { status, details }: Probed,
): Promise<Check> {
    const found = `${projectUid} was not found (${status}${details === "" ? "" : `: ${details}`})`;
    const organization = settings.organizationUid;
    if (organization === undefined)
        return failed(
            "project",
            found,
            "Check contentstack-personalize:projectUid and the region. Set CONTENTSTACK_ORGANIZATION_UID to see the projects that the token can read.",
        );
    const listed = await probe.get(settings.baseUrl, "/projects", { organization_uid: organization });
    const projects =
        "body" in listed && Array.isArray(listed.body)
            ? (listed.body as { uid: string; name: string }[])
            : [];
    const closest = closestMatch(
        projectUid,
        projects.map(({ uid }) => uid),
    );
    const shown = projects
        .filter(({ uid }) => closest === undefined || uid === closest)
        .slice(0, 5)
        .map(({ uid, name }) => `${uid} (${printable(name)})`);
    const advice =
        closest === undefined
            ? `The organization has in this region: ${shown.join(", ") || "no project that the token can read"}.`
            : `Did you mean ${shown[0]}?`;
    return failed("project", found, advice);
}

function countCheck(name: string, result: Probed | Unanswered): Check {
    if ("unanswered" in result || !Array.isArray(result.body))
        return skipped(name, "unanswered" in result ? result.unanswered : `not read (${result.status})`);
    // The preset attributes are listed as well, and do not count.
    const count = result.body.filter((each: { __type?: string }) => each?.__type !== "PRESET").length;
    return count >= STANDARD
        ? warning(
              name,
              `${count} of ${STANDARD} by default, up to ${MOST} by plan`,
              "Ask Contentstack for the limit of your plan before you add more.",
          )
        : ok(name, `${count} of ${STANDARD} by default`);
}
