import type * as pulumi from "@pulumi/pulumi";

/**
 * How long nothing may register before a wait is taken for a circle: longer than one request takes by default, or a
 * slow server looks like one. After too early a guess a `destroy` meets refusals, since its order is loosened.
 */
const STANDSTILL_MS = 40_000;

const registered = new WeakSet<pulumi.Resource>();
let waiting: (() => void)[] = [];

export function noteRegistration(resource: pulumi.Resource): void {
    resource.urn.apply(() => {
        registered.add(resource);
        const woken = waiting;
        waiting = [];
        for (const wake of woken) {
            wake();
        }
    });
}

/**
 * Those of the resources that have registered, when all have or when nothing moves any more. An argument may come
 * from an output that is not there yet, and nothing shows in advance what that one waits for: where it is the very
 * resource that waits here, the program would never end.
 */
export async function onceRegistered(resources: pulumi.Resource[]): Promise<pulumi.Resource[]> {
    const isRegistered = (each: pulumi.Resource) => registered.has(each);
    while (!resources.every(isRegistered) && (await nextRegistration())) {
        // Each registration may be the one that is waited for.
    }
    return resources.filter(isRegistered);
}

function nextRegistration(): Promise<boolean> {
    return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), STANDSTILL_MS);
        waiting.push(() => {
            clearTimeout(timer);
            resolve(true);
        });
    });
}
