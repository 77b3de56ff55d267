import * as pulumi from "@pulumi/pulumi";
import * as personalize from "../../../provider";

beforeAll(() =>
    pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs }),
        call: ({ inputs }) => inputs,
    }),
);

const order = (name: string, projectUid?: string) =>
    new personalize.ExperiencesPriority(name, { order: ["b".repeat(24)], projectUid });

/** What each line of a program does: nothing, or the sentence with which it fails. */
async function run(...lines: (() => unknown)[]): Promise<(string | undefined)[]> {
    const outcomes: (string | undefined)[] = [];
    await pulumi.runtime.runInPulumiStack(async () => {
        for (const line of lines) {
            try {
                line();
                outcomes.push(undefined);
            } catch (error) {
                outcomes.push((error as Error).message);
            }
        }
    });
    return outcomes;
}

test("a second order of one project is refused while the program runs", async () => {
    const second = expect.stringContaining('ExperiencesPriority "b" is a second priority order');
    expect(
        await run(
            () => order("a"),
            () => order("b"),
        ),
    ).toEqual([undefined, second]);
});

test("an order of another project is not, and the next program of the process begins anew", async () => {
    expect(
        await run(
            () => order("a"),
            () => order("b", "c".repeat(24)),
        ),
    ).toEqual([undefined, undefined]);
});
