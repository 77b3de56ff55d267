import { isDeepStrictEqual } from "node:util";
import type { TestEmulator } from "./emulator";
import { naturalForm, readProject } from "./naturalForm";
import type { Report, Stack } from "./stack";

/** What a project holds, so that two of them can be compared. */
export interface ProjectEnd {
    /** Objects by name, with their content and every `shortUid`. */
    readonly project: Record<string, unknown>;
    /** How many objects each list holds: by name alone, doubled ones would look like one. */
    readonly counts: Record<string, number>;
}

/** Everything that must be the same whatever happened on the way. */
export interface End extends ProjectEnd {
    readonly resources: string[];
}

export async function projectEnd(emulator: TestEmulator): Promise<ProjectEnd> {
    emulator.settle();
    const content = await readProject(emulator.api);
    const { versions, ...lists } = content;
    return {
        project: naturalForm(content),
        counts: {
            ...Object.fromEntries(Object.entries(lists).map(([kind, list]) => [kind, list.length])),
            versions: Object.values(versions).flat().length,
        },
    };
}

export async function endOf(emulator: TestEmulator, stack: Stack): Promise<End> {
    const { resources, pendingDeletes } = stack.state;
    return {
        ...(await projectEnd(emulator)),
        resources: [
            ...resources.map(({ name }) => name),
            ...pendingDeletes.map(({ name }) => `${name}, to be deleted`),
        ].sort(),
    };
}

/** Lost, doubled and different objects, and lost entries of the state, each in a line. */
export function differing(end: End, wanted: End): string[] {
    const lines: string[] = [];
    for (const [kind, count] of Object.entries(wanted.counts)) {
        const found = end.counts[kind] ?? 0;
        if (found < count) lines.push(`lost: ${count - found} of the ${kind}`);
        if (found > count) lines.push(`doubled: ${found - count} more ${kind}`);
    }
    if (!isDeepStrictEqual(end.resources, wanted.resources))
        lines.push(`state: holds ${end.resources.join(", ")} instead of ${wanted.resources.join(", ")}`);
    for (const [kind, objects] of Object.entries(wanted.project)) {
        if (!isDeepStrictEqual(end.project[kind], objects))
            lines.push(`differs: ${JSON.stringify(end.project[kind])} instead of ${JSON.stringify(objects)}`);
    }
    return lines;
}

export function complaints(what: string, report: Report, changeless = false): string[] {
    const steps = changeless ? report.steps.filter(({ op }) => op !== "same") : [];
    const changes = steps.map(({ op, name, keys }) => `would ${op} ${name} (${keys.join(", ")})`);
    return [...report.problems(), ...changes].map((said) => `${what}: ${said}`);
}

export function stacksIn(report: Report): string[] {
    const stacks = report.problems().filter((said) => /\n\s+at /.test(said));
    return stacks.map((said) => `stack trace: ${said}`);
}

/** A request as the log has it. */
export interface Sent {
    readonly time: string;
    readonly method: string;
    readonly path: string;
    readonly fault?: string;
}

/** Whether sending it twice may do more than sending it once: creations, and whole versions. */
const once = ({ method, path }: Sent): boolean =>
    method === "POST" || (method === "PUT" && /\/versions\/[^/]+$/.test(path));

/** A refusal for the rate says that nothing was done. */
const refused = ({ fault }: Sent): boolean => fault?.startsWith("429") === true;
const unclear = (sent: Sent): boolean => sent.fault !== undefined && !refused(sent);

/** Writes that were sent again although nobody had looked whether the first one took effect. */
export function unsafeRepeats(log: readonly Sent[], calm: readonly Sent[]): string[] {
    // The log has them in the order of their answers, and a delayed one is answered late.
    const requests = log.toSorted((one, other) => one.time.localeCompare(other.time));
    return requests.flatMap((first, at) => {
        if (!once(first) || !unclear(first)) return [];
        const same = (each: Sent) => each.method === first.method && each.path === first.path;
        const list = first.method === "POST" ? first.path : first.path.replace(/\/[^/]+$/, "");
        const later = requests.slice(at + 1);
        const again = later.findIndex(same);
        if (again < 0) return [];
        // Several are wanted on one path: who sent what can't be told, but each repeat needs a failure that was
        // looked at, and one look serves all failures before it.
        const isLook = ({ method, path }: Sent) => method === "GET" && path === list;
        const wanted = calm.filter(same).length;
        const sent = requests.filter((each) => same(each) && !refused(each)).length;
        const repeats = wanted > 1 ? sent - wanted : 1;
        const looks =
            wanted > 1
                ? requests.filter(
                      (each, place) => same(each) && unclear(each) && requests.slice(place).some(isLook),
                  )
                : later.slice(0, again).filter(isLook);
        return repeats <= looks.length ? [] : [`unsafe: ${first.method} ${first.path} again without a look`];
    });
}
