import { FakeClock } from "./fakeClock";
import { clientFor, failure, json, PROJECT, serve } from "./server";

/** What is said while all answers but the last of each list are these. */
async function saidAt(...answers: number[]): Promise<string[]> {
    const said: string[] = [];
    const { url } = await serve((_, response, nth) =>
        json(response, answers[nth] ?? 200, (answers[nth] ?? 200) === 200 ? [] : undefined),
    );
    const client = clientFor(url, {}, { clock: new FakeClock(), notify: (sentence) => said.push(sentence) });
    await client.events.list(PROJECT);
    await client.attributes.list(PROJECT);
    return said;
}

test("why requests are sent again is said, each reason once", async () => {
    expect(await saidAt()).toEqual([]);
    expect(await saidAt(502, 502, 200, 502)).toEqual(["A request is sent again: the server answered 502."]);
    expect(await saidAt(429, 429, 504)).toEqual([
        expect.stringMatching(/^The API answered 429: .* The provider now sends requests more slowly\.$/),
        "A request is sent again: the server answered 504.",
    ]);
});

test("of a server that is not there the address is said, and the rest in the error", async () => {
    const said: string[] = [];
    const client = clientFor(
        "http://127.0.0.1:1",
        {},
        { clock: new FakeClock(), notify: (s) => said.push(s) },
    );
    const error = await failure(client.events.list(PROJECT));
    expect(error.message).toContain("Is the emulator running there?");
    expect(said).toEqual(["A request is sent again: nothing could be reached at http://127.0.0.1:1."]);
});
