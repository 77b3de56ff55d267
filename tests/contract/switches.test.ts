import type { Switches } from "../../provider/emulator";
import { switches, switchNames } from "../../provider/emulator/switches";
import { useEmulator } from "./support/useEmulator";
import { objectSwitches } from "./switches/objects";
import { serverSwitches } from "./switches/server";
import { versionSwitches } from "./switches/versions";

// The clock stands still, so that a rate limit can be told from the speed of this machine.
const noon = Date.UTC(2026, 0, 1, 12);
const session = useEmulator({ clock: () => noon });

const cases: Record<string, Record<string, (from: typeof session) => Promise<void>>> = {
    ...objectSwitches,
    ...versionSwitches,
    ...serverSwitches,
};
const answers = switchNames.flatMap((name) => switches[name].values.map((value) => [name, value] as const));

test("every value of every switch has a case", () => {
    const covered = Object.entries(cases).flatMap(([name, values]) =>
        Object.keys(values).map((value) => [name, value]),
    );
    expect(covered.sort()).toEqual(answers.map(([name, value]) => [name, value]).sort());
});

test.each(answers)("%s: %s", async (name, value) => {
    session.emulator.configure({ switches: { [name]: value } as Partial<Switches> });
    await cases[name]![value]!(session);
});
