import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

describe("chance", () => {
    const own = { ...process.env };
    afterEach(() => {
        jest.restoreAllMocks();
        process.env = { ...own };
    });

    /** What a fresh process of that environment loads. */
    function loaded<T>(path: string, more: Record<string, string>): T {
        const { PERSONALIZE_SEED: _, PERSONALIZE_LONG: __, ...bare } = own;
        process.env = { ...bare, ...more };
        let found: T;
        jest.isolateModules(() => {
            found = require(path);
        });
        return found!;
    }

    const drawn = (environment: Record<string, string>) => {
        const { fc } = loaded<typeof import("../support/fastCheck")>("../support/fastCheck", environment);
        return fc.sample(fc.nat(), 5);
    };

    const seedOfRun = (environment: Record<string, string>, now = 0) => {
        jest.spyOn(Date, "now").mockReturnValue(now);
        loaded("../../jest.config.js", environment);
        return process.env.PERSONALIZE_SEED;
    };

    test("is the same in each run, unless PERSONALIZE_SEED is another", () => {
        expect(drawn({})).toEqual(drawn({}));
        expect(drawn({ PERSONALIZE_SEED: "7" })).toEqual(drawn({ PERSONALIZE_SEED: "7" }));
        expect(drawn({ PERSONALIZE_SEED: "7" })).not.toEqual(drawn({}));
    });

    test("is another in each long run, unless PERSONALIZE_SEED repeats one", () => {
        expect(seedOfRun({}, 1)).toBeUndefined();
        expect(seedOfRun({ PERSONALIZE_LONG: "1" }, 1)).toBe("1");
        expect(seedOfRun({ PERSONALIZE_LONG: "1" }, 2 ** 31 + 2)).toBe("2");
        expect(seedOfRun({ PERSONALIZE_LONG: "1", PERSONALIZE_SEED: "7" }, 1)).toBe("7");
    });

    test("says so where PERSONALIZE_SEED is no whole number", () => {
        expect(() => drawn({ PERSONALIZE_SEED: "today" })).toThrow(
            'PERSONALIZE_SEED is a whole number, not "today".',
        );
    });

    test("of every property test comes from there", () => {
        const support = "tests/support/fastCheck.ts";
        const sources = readdirSync(join(root, "tests"), { recursive: true, encoding: "utf8" })
            .filter((file) => file.endsWith(".ts"))
            .map((file) => ({
                file: `tests/${file}`,
                text: readFileSync(join(root, "tests", file), "utf8"),
            }));
        const having = (pattern: RegExp) =>
            sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);
        expect(having(/^import .* from "fast-check"/m)).toEqual([support]);
        expect(having(/^\s*fc\.configureGlobal\(/m)).toEqual([support]);
        // A seed of its own, as an option of `fc.assert` or `fc.sample`.
        expect(having(/\bseed: \d/)).toEqual([]);
    });
});
