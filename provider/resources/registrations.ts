import type * as pulumi from "@pulumi/pulumi";

/**
 * How long nothing may register before a wait is taken for a circle: longer than one request takes by default, or a
 * slow server looks like one. After too early a guess a `destroy` meets refusals, since its order is loosened.
 */
const STALL_TIMEOUT_MS = 40_000;

const registrations = new WeakMap<pulumi.Resource, Promise<void>>();
/** Ends each wait that is on. */
const pendingWaits = new Set<() => void>();
let stallTimer: NodeJS.Timeout | undefined;

export function trackRegistration(resource: pulumi.Resource): void {
    const registered = new Promise<void>((resolve) => {
        resource.urn.apply(() => {
            stallTimer?.refresh();
            resolve();
        });
    });
    registrations.set(resource, registered);
}

/**
 * Those of the resources that have registered, when all have or when nothing moves any more. An argument may come
 * from an output that is not there yet, and nothing shows in advance what that one waits for: where it is the very
 * resource that waits here, the program would never end.
 */
export function waitForRegistration(resources: pulumi.Resource[]): Promise<pulumi.Resource[]> {
    const registered = new Set<pulumi.Resource>();
    const all = resources.map(async (each) => {
        await registrations.get(each);
        registered.add(each);
    });
    return new Promise((resolve) => {
        const end = () => {
            pendingWaits.delete(end);
            if (pendingWaits.size === 0) {
                clearTimeout(stallTimer);
                stallTimer = undefined;
            }
            resolve(resources.filter((each) => registered.has(each)));
        };
        pendingWaits.add(end);
        stallTimer = stallTimer?.refresh() ?? setTimeout(endAllWaits, STALL_TIMEOUT_MS);
        void Promise.all(all).then(end);
    });
}

function endAllWaits(): void {
    for (const end of [...pendingWaits]) {
        end();
    }
}
