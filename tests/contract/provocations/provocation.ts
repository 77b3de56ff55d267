import type { Code } from "../../../provider/emulator/codes";
import type { Answer } from "../support/client";
import type { Session } from "../support/useEmulator";

/** Brings about a refusal, by nothing but requests and the settings that it takes. */
export type Provocation = (session: Session) => Promise<Answer>;
export type Provocations = Readonly<Partial<Record<Code, Provocation>>>;
