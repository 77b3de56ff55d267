import { ensureInstalled } from "./installed";

/** Once per run, so that minutes of building an engine are no test's time, and no two workers do it. */
export default async function setup(): Promise<void> {
    await ensureInstalled();
}
