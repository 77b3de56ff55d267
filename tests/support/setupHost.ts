import { ensureBuilt } from "../../tools/test/ensureBuilt";

/** Once per run, before any worker asks for it. */
export default function setup(): void {
    ensureBuilt();
}
