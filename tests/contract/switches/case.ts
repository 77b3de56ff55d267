import type { Switches, SwitchName } from "../../../provider/emulator";
import type { Session } from "../support/useEmulator";

/** What must be seen under each value of a switch, which is set before. */
export type SwitchCases = {
    readonly [N in SwitchName]?: { readonly [V in Switches[N]]: (session: Session) => Promise<void> };
};

export const rejected = (code: string) => ({ error: expect.stringContaining(code) });
