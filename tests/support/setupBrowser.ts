import { ensureChromium } from "./browser";
import { ensureInstalled } from "./installed";

/** Once per run, before any worker asks for it. */
export default async function setup(): Promise<void> {
    await ensureInstalled();
    await ensureChromium();
}
