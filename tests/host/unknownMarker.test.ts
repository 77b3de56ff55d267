import type { Bag, Kind } from "../support/host";
import { country } from "../support/rules";
import { UNKNOWN } from "../support/stack";
import { useHost, ways } from "../support/useHost";
import { noticesSince } from "./notices";

const EXPERIENCE = "e".repeat(24);
const AUDIENCE = "a".repeat(24);

/** Declarations with mistakes, notices and warnings in them. */
const declarations: [Kind, Bag][] = [
    ["attribute", { key: "tier", name: "Tier", description: "note" }],
    ["audience", { name: "Gold", description: "note", definition: country("Germany") }],
    ["event", { key: "signup", description: "note", unheard: "of" }],
    ["experience", { name: "Hero", type: "AB_TEST", tags: ["not a tag"] }],
    [
        "experienceVersion",
        { experience: EXPERIENCE, status: "ACTIVE", variants: [{ name: "A" }, { name: "A" }] },
    ],
    [
        "experienceVersion",
        {
            experience: EXPERIENCE,
            status: "ACTIVE",
            variants: [{ name: "A", audiences: [AUDIENCE], shortUid: "9", formerNames: ["B"] }],
            staged: { variants: [{ name: "B", audiences: [] }] },
        },
    ],
    ["experiencesPriority", { order: [EXPERIENCE, EXPERIENCE] }],
];

describe.each(ways)("the engine's marker for an unknown value, through the %s way in", (way) => {
    const world = useHost(way);

    test("is in no notice and in no error, whichever value is unknown", async () => {
        const { host, emulator } = world;
        for (const name of ["Tier", "Gold", "Hero"]) {
            await emulator.api.post("/audiences", { name, definition: country("DE") });
        }
        const mark = host.output().length;
        const seen: string[] = [];
        const said = (call: Promise<unknown>): Promise<unknown> =>
            call.then(
                (value) => value,
                (error: Error) => void seen.push(error.message),
            );
        for (const [kind, declared] of declarations) {
            await host.nextPhase();
            for (const news of unknownForms(declared)) {
                const { inputs, failures } = await host.check(kind, {}, news);
                seen.push(JSON.stringify(failures));
                const again = await host.check(kind, declared, news);
                seen.push(JSON.stringify(again.failures));
                const adopted = { ...news, __import: { id: UNKNOWN, onMismatch: "refuse" } };
                seen.push(JSON.stringify((await host.check(kind, {}, adopted)).failures));
                const olds = { ...declared, projectUid: emulator.projectUid };
                const id = kind === "experienceVersion" ? `${EXPERIENCE}/${AUDIENCE}` : AUDIENCE;
                await said(host.diff(kind, id, olds, inputs));
                if (way === "plugin") await said(host.previewUpdate(kind, id, olds, inputs));
            }
        }
        await noticesSince(host, /of a new experience: the A\/B test is ACTIVE/, mark);
        expect([...seen, host.output()].join("\n")).not.toContain(UNKNOWN);
    });
});

/** The declaration with one of its values unknown, for each value at any depth. */
function unknownForms(declared: Bag): Bag[] {
    const forms = (value: unknown): unknown[] => {
        if (typeof value !== "object" || value === null) return [UNKNOWN];
        const inner = Object.entries(value).flatMap(([name, field]) =>
            forms(field).map((form) =>
                Array.isArray(value)
                    ? value.map((each, index) => (String(index) === name ? form : each))
                    : { ...value, [name]: form },
            ),
        );
        return [UNKNOWN, ...inner];
    };
    return forms(declared).slice(1) as Bag[];
}
