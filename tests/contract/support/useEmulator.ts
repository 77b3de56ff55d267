import { type Emulator, type EmulatorOptions, startEmulator } from "../../../provider/emulator";
import { Client } from "./client";

export interface Session {
    readonly emulator: Emulator;
    /** Speaks to the ready project with a token that may do everything. */
    readonly api: Client;
}

export async function startSession(options: EmulatorOptions = {}): Promise<Session> {
    const emulator = await startEmulator({ rateLimit: "off", ...options });
    const { url, authtoken, projectUid, organizationUid } = emulator;
    const headers = { authtoken, "x-project-uid": projectUid, organization_uid: organizationUid };
    return { emulator, api: new Client(url, headers) };
}

/** A fresh emulator for every test of the file, which ends with a sound state whatever the test did. */
export function useEmulator(options: EmulatorOptions = {}): Session {
    let session: Session;
    beforeEach(async () => {
        session = await startSession(options);
    });
    afterEach(async () => {
        await session.emulator.close();
        expect(session.emulator.checkInvariants()).toEqual([]);
    });
    return {
        get emulator() {
            return session.emulator;
        },
        get api() {
            return session.api;
        },
    };
}
