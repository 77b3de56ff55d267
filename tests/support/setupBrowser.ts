import { ensureBuilt } from "../../tools/test/ensureBuilt";
import { ensureChromium } from "./browser";

/** Once per run, before any worker asks for it. */
export default async function setup(): Promise<void> {
    ensureBuilt();
    await ensureChromium();
}
