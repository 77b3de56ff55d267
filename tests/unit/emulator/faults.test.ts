import { runInNewContext } from "node:vm";
import { type Fault, FaultError, Faults } from "../../../provider/emulator/faults";

const createAttribute = { method: "POST", path: "/attributes", operation: "createAttribute" };
const updateVersion = {
    method: "PUT",
    path: "/experiences/1/versions/2",
    operation: "updateExperienceVersion",
};

/** Which of so many requests are struck. */
function struck(fault: Fault, count = 5, request = createAttribute): number[] {
    const faults = new Faults();
    faults.add([fault]);
    return Array.from({ length: count }, (_, index) => (faults.strike(request) ? index + 1 : 0)).filter(
        Boolean,
    );
}

test("nth counts the requests that match: the first by default, one, some or all", () => {
    expect(struck({ match: "*", kind: "500" })).toEqual([1]);
    expect(struck({ match: "*", kind: "500", nth: 3 })).toEqual([3]);
    expect(struck({ match: "*", kind: "500", nth: [2, 4] })).toEqual([2, 4]);
    expect(struck({ match: "*", kind: "500", nth: "every" })).toEqual([1, 2, 3, 4, 5]);
});

test.each([
    ["*", true],
    ["updateExperienceVersion", true],
    ["createAttribute", false],
    ["PUT /experiences/*", true],
    ["PUT /experiences/*/versions/*", true],
    ["PUT /experiences", false],
    ["POST /experiences/*", false],
    ["PUT /experiences/./versions/.", false],
])("%s matches the update of a version: %s", (match, expected) => {
    expect(struck({ match, kind: "500" }, 1, updateVersion).length > 0).toBe(expected);
});

test.each([
    ["PUT *", false],
    ["PUT /*versions*", true],
    ["PUT /experiences/*/2", true],
    ["PUT /experiences/1/versions/2*", true],
    ["PUT /experiences/1/versions/2", true],
    ["PUT /experiences/1*1/versions/2", false],
    ["PUT /*2/versions/2", false],
    ["PUT /*versions*1*", false],
])("a star stands for any text, none as well: %s matches the update of a version: %s", (match, expected) => {
    expect(struck({ match, kind: "500" }, 1, updateVersion).length > 0).toBe(expected);
});

/** Stops work that does not end: a timeout of the test runner can't interrupt it. */
const atMostTwentySeconds = <T>(work: () => T): T => runInNewContext("work()", { work }, { timeout: 20_000 });

test.each([
    ["stars alone", "*".repeat(50_000), true],
    ["stars between letters that the path has", `${"*a".repeat(50_000)}*`, true],
    ["stars between letters, and an end that the path does not have", `${"*a".repeat(50_000)}*c`, false],
    ["fewer stars, and an end that the path does not have", `${"*a".repeat(500)}*c`, false],
])("looks for each part of a pattern at most once: %s", (_, stars, expected) => {
    const request = { method: "GET", path: `/${"a".repeat(60_000)}b`, operation: "getNothing" };
    const searches = jest.spyOn(String.prototype, "indexOf");
    try {
        const matched = atMostTwentySeconds(() =>
            struck({ match: `GET /${stars}`, kind: "500" }, 1, request),
        );
        expect(matched.length > 0).toBe(expected);
        expect(searches.mock.calls.length).toBeLessThanOrEqual(50_000);
    } finally {
        searches.mockRestore();
    }
});

test("requests that do not match are not counted", () => {
    const faults = new Faults();
    faults.add([{ match: "createAttribute", nth: 2, kind: "empty" }]);
    const order = [createAttribute, updateVersion, updateVersion, createAttribute];
    expect(order.map((request) => faults.strike(request)?.kind)).toEqual([
        undefined,
        undefined,
        undefined,
        "empty",
    ]);
});

test("of two faults that are due the one that was added first strikes, and both have counted", () => {
    const faults = new Faults();
    faults.add([
        { match: "*", nth: 1, kind: "500" },
        { match: "*", nth: [1, 2], kind: "502" },
    ]);
    expect([1, 2, 3].map(() => faults.strike(createAttribute)?.kind)).toEqual(["500", "502", undefined]);
});

test.each<[string, unknown]>([
    ["A fault must be an object, not null", null],
    ['needs "match"', { kind: "500" }],
    ["The kinds: delay, hold, reset-before", { match: "*", kind: "earthquake" }],
    ['"nth" must be a number from 1', { match: "*", kind: "500", nth: 0 }],
    ['"nth" must be a number from 1', { match: "*", kind: "500", nth: "always" }],
    ['"ms" must be a number from 0', { match: "*", kind: "delay", ms: -1 }],
])("what is written wrongly is said: %s", (sentence, fault) => {
    const faults = new Faults();
    expect(() => faults.add([{ match: "*", kind: "500" }, fault as Fault])).toThrow(FaultError);
    expect(() => faults.add([fault as Fault])).toThrow(sentence);
    expect(faults.list()).toEqual([]);
});
