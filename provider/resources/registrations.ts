import type * as pulumi from "@pulumi/pulumi";

/**
 * How long no resource may register before a wait counts as a circular dependency. It is longer than the default
 * timeout of a request, so that a slow server is not mistaken for a circle. If the guess is wrong, `destroy` can
 * fail, because the dependencies that order it are missing.
 */
const STALL_TIMEOUT_MS = 40_000;

const registrations = new WeakMap<pulumi.Resource, Promise<void>>();
/** Functions that end the pending waits. */
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
 * Returns the resources that have registered, once all have, or once no resource has registered for a while. The
 * second case prevents a deadlock: an argument of such a resource can depend on the experience that waits here, and
 * nothing shows that in advance.
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
