import { RunError } from "@pulumi/pulumi";
import { UNKNOWN } from "../../../provider/core/common/unknown";
import { RefusedError } from "../../../provider/core/errors";
import { attributeModel } from "../../../provider/core/model/attribute";
import { experienceModel } from "../../../provider/core/model/experience";
import { experiencesPriorityModel } from "../../../provider/core/model/experiencesPriority";
import { experienceVersionModel } from "../../../provider/core/model/experienceVersion";
import type { Failure } from "../../../provider/core/model/failure";
import { stringifiedOutputs, stringifiedValues } from "../../../provider/core/model/stringified";
import { uidsOf } from "../../../provider/program/resources/reference";

const projectUid = "66fbcbf9b14cbb16e748d857";
const uid = "66fbcc919c0c442160ed8147";

function said(failures: Failure[]): string[] {
    return failures.map(({ property, reason }) => `${property} ${reason}`);
}

const version = (change: object): string[] =>
    said(
        experienceVersionModel.check({
            projectUid,
            experience: uid,
            status: "DRAFT",
            variants: [{ name: "A" }, { name: "B" }],
            ...change,
        } as never),
    );

describe("a text that JavaScript made of another value", () => {
    const reasonFor = (name: string) => stringifiedValues({ name, key: "fine" })[0]?.reason;

    test.each([
        ["[object Promise]", "a Promise", "Wait for it: await the value"],
        ["Hero of [object Object]", "an object", "Pass the field of it that you mean"],
        ["[object AsyncFunction]", "a function", "Call it"],
        ["[object Map]", "a value", "Pass a string"],
    ])("%s names the value and the way out", (name, what, advice) => {
        expect(reasonFor(name)).toContain(`contains ${what} that was converted to a string`);
        expect(reasonFor(name)).toContain(advice);
    });

    test.each(["an [object] of desire", "[Object Promise]", "the object Promise"])("%s is fine", (name) => {
        expect(reasonFor(name)).toBeUndefined();
    });
});

describe("what a newcomer reads", () => {
    test("for a name in the place of a resource: which resource to write there", () => {
        expect(version({ metrics: [{ event: "signup", name: "S" }] })).toEqual([
            'metrics[0].event is not the uid of an Event: 24 hexadecimal digits. Pass the Event resource, not its name or key. It is "signup".',
        ]);
        expect(version({ experience: undefined })).toEqual([
            "experience is required: an Experience, or its uid.",
        ]);
        expect(said(experiencesPriorityModel.check({ projectUid, order: ["Hero"] } as never))[0]).toContain(
            "Pass the Experience resource",
        );
    });

    test("for a misspelt argument: the one that was meant, and all there are", () => {
        const failures = attributeModel.check({ projectUid, key: "k", name: "n", desription: "x" } as never);
        expect(said(failures)).toEqual([
            "desription unknown argument; allowed: projectUid, key, name, description. Did you mean description?",
        ]);
        expect(version({ variants: [{ name: "A", trafic: 50 }, { name: "B" }] })[0]).toMatch(
            /^variants\[0\].trafic .*allowed: name, .*trafficDistribution/,
        );
    });

    test("for an argument of another resource: where it belongs", () => {
        const failures = experienceModel.check({
            projectUid,
            name: "n",
            type: "AB_TEST",
            variants: [],
        } as never);
        expect(said(failures)).toEqual([
            "variants is an argument of ExperienceVersion: declare an ExperienceVersion of this experience.",
        ]);
    });

    test("for one thing in the place of a list, and a list in the place of an object", () => {
        expect(version({ metrics: { event: uid, name: "S" } })[0]).toMatch(
            /^metrics must be a list, \[ … \]; it is {/,
        );
        const resource = { __pulumiCustomResource: true, id: uid } as never;
        expect(() => uidsOf(resource)).toThrow("Put it in a list: [ … ].");
        expect(version({ targeting: [UNKNOWN] })).toEqual([
            "targeting must be an object, { audiences, audienceCombinationType }; it is [(not known yet)].",
        ]);
    });

    test("for shares instead of percentages, and for a tag with spaces: what to write", () => {
        const halves = [0.5, 0.5].map((trafficDistribution, at) => ({ name: `${at}`, trafficDistribution }));
        expect(version({ variants: halves })[0]).toContain("A half is 50, not 0.5.");
        const tagged = { projectUid, name: "n", type: "AB_TEST", tags: ["Home Page"] };
        expect(said(experienceModel.check(tagged as never))[0]).toContain('Write "home-page".');
    });

    test("for an output that was put into a text", () => {
        const text = "From Calling [toString] on an [Output<T>] is not supported.\n\nTo get …";
        const inputs = { name: text, definition: { rules: [{ value: text }] }, description: "fine" };
        expect(stringifiedOutputs(inputs).map(({ property }) => property)).toEqual([
            "name",
            "definition.rules[0].value",
        ]);
    });
});

test("the engine shows an error of a constructor as a sentence, since it takes it for its own", () => {
    expect(RunError.isInstance(new RefusedError("no"))).toBe(true);
    expect(Object.keys(new RefusedError("no"))).not.toContain("__pulumiRunError");
});
