// Each internal of the SDK is taken away: the resource works as a plain one does.
import * as pulumi from "@pulumi/pulumi";
import * as personalize from "../../../provider";
import { UNKNOWN } from "../../../provider/core/common/unknown";
import { engineAddress } from "../../../provider/host/shared/engineAddress";
import { assertEngineRunning } from "../../../provider/host/shared/engineLiveness";
import { logicalName } from "../../../provider/program/pulumi/logicalName";
import { mockedCall, registered } from "../../../provider/program/pulumi/mocks";
import { resourcesIn } from "../../../provider/program/pulumi/resourcesIn";

const mocks: pulumi.runtime.Mocks = {
    newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs }),
    call: ({ inputs }) => inputs,
};
const definition = personalize.rules.all(personalize.rules.country.equals("DE"));
const experience = "66702e03d84509d0106bec05";

beforeEach(() => pulumi.runtime.setMocks(mocks));

/** Takes a method of a prototype or an object away until the test has ended. */
function without(owner: object, name: string): void {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    expect(descriptor).toBeDefined();
    Object.defineProperty(owner, name, { value: undefined, configurable: true, writable: true });
    undo.push(() => Object.defineProperty(owner, name, descriptor as PropertyDescriptor));
}
const undo: (() => void)[] = [];
afterEach(() => {
    for (const each of undo.splice(0)) each();
});

const resolved = <T>(output: pulumi.Output<T>): Promise<T> =>
    new Promise((resolve) => {
        output.apply(resolve);
    });

test("without isConfigSecret, a token in the configuration is not refused", () => {
    pulumi.runtime.setAllConfig({ "contentstack-personalize:authtoken": "blt1" });
    undo.push(() => pulumi.runtime.setAllConfig({}));
    expect(() => new personalize.Event("e", { key: "e" })).toThrow("stored in the stack configuration");
    without(pulumi.runtime, "isConfigSecret");
    expect(() => new personalize.Event("e", { key: "e" })).not.toThrow();
});

test("without the resources of an output, an experience and its versions are still declared", async () => {
    const tier = new personalize.Event("e", { key: "e" });
    const derived = pulumi.interpolate`${tier.id}`;
    expect(resourcesIn(derived)).toEqual({ resources: [tier], complete: false });
    for (const each of [tier.id, derived]) {
        Object.defineProperty(each, "resources", { value: undefined });
    }
    expect(resourcesIn(derived)).toEqual({ resources: [], complete: false });
    expect(resourcesIn(tier.id)).toEqual({ resources: [], complete: false });
    const hero = new personalize.Experience("hero", { type: "AB_TEST" });
    const version = new personalize.ExperienceVersion("v", {
        experience: hero,
        status: "DRAFT",
        variants: [],
        metrics: [{ name: "m", event: derived }],
    });
    expect(await resolved(version.urn)).toContain("ExperienceVersion::v");
});

describe("the id of an adopted resource in a preview", () => {
    const unknown: pulumi.runtime.Mocks = {
        ...mocks,
        newResource: ({ inputs }) => ({ id: undefined, state: inputs }),
    };
    const adopted = () =>
        new personalize.Event("e", { key: "e" }, { import: experience, onMismatch: "refuse" });

    beforeEach(() => pulumi.runtime.setMocks(unknown, "project", "stack", true));
    afterEach(() => pulumi.runtime.setMocks(mocks, "project", "stack", false));

    test("is known", async () => {
        expect(await resolved(adopted().id)).toBe(experience);
    });

    test("stays as the engine gives it where the SDK does not run functions on unknown values", async () => {
        const { prototype } = pulumi.Output as unknown as {
            prototype: { apply(...args: unknown[]): unknown };
        };
        const plain = prototype.apply as (change: unknown) => unknown;
        jest.spyOn(prototype, "apply").mockImplementation(function (this: unknown, change: unknown) {
            return plain.call(this, change) as never;
        });
        const { id } = adopted();
        jest.restoreAllMocks();
        expect(await (id as unknown as { isKnown: Promise<boolean> }).isKnown).toBe(false);
    });

    test("stays as the engine gives it where the SDK does not let it be set", async () => {
        const set = jest.spyOn(Reflect, "set").mockReturnValue(false);
        const { id } = adopted();
        set.mockRestore();
        expect(await (id as unknown as { isKnown: Promise<boolean> }).isKnown).toBe(false);
    });
});

test("without the mark of the SDK's own errors, an error shows its message and no stack", () => {
    expect(pulumi.RunError.isInstance(new personalize.RefusedError("no"))).toBe(true);
    const define = jest.spyOn(Object, "defineProperty").mockImplementation((target) => target);
    const error = new personalize.RefusedError("no");
    define.mockRestore();
    expect(pulumi.RunError.isInstance(error)).toBe(false);
    expect([error.message, error.stack]).toEqual(["no", "no"]);
});

test("without the monitor of the SDK, a read function reads and is not mocked", () => {
    expect(mockedCall()).toBeDefined();
    without(pulumi.runtime, "getMonitor");
    expect(mockedCall()).toBeUndefined();
});

test("without the SDK's wait for calls, a test still waits until all resources are registered", async () => {
    without(pulumi.runtime, "waitForRPCs");
    const { urn } = new personalize.Event("e", { key: "e" });
    let isRegistered = false;
    urn.apply(() => {
        isRegistered = true;
    });
    await registered();
    expect(isRegistered).toBe(true);
});

test("where the host's process has no address of the engine, no engine counts as gone", async () => {
    expect(engineAddress(["node", "host.js"])).toBeUndefined();
    await expect(assertEngineRunning(["node", "host.js"])).resolves.toBeUndefined();
});

test("where the inputs are copied before the program has ended, a resource registers without the late one", async () => {
    const seen: Record<string, unknown> = {};
    pulumi.runtime.setMocks({
        ...mocks,
        newResource: ({ name, inputs }) => {
            seen[name] = inputs.__duplicate;
            return { id: `${name}-id`, state: inputs };
        },
    });
    const copied: pulumi.ResourceTransformation = ({ props, opts }) => ({ props: { ...props }, opts });
    await pulumi.runtime.runInPulumiStack(async () => {
        const made = ["a", "b"].map(
            (name) => new personalize.Event(name, { key: "same" }, { transformations: [copied] }),
        );
        await Promise.all(made.map(({ urn }) => resolved(urn)));
    });
    expect(seen).toEqual({ a: undefined, b: "a" });
});

test("without its internal name, a resource has no name", () => {
    const event = new personalize.Event("e", { key: "e" });
    expect(logicalName(event)).toBe("e");
    without(event, "__name");
    expect(logicalName(event)).toBeUndefined();
});

test("the marker of unknown values is the SDK's", () => {
    expect(UNKNOWN).toBe((pulumi.runtime as unknown as { unknownValue: string }).unknownValue);
});

/** Each kind, without the name that Pulumi asks for. */
const nameless: Record<string, () => unknown> = {
    Attribute: () => new personalize.Attribute("", { key: "k" }),
    Audience: () => new personalize.Audience("", { definition }),
    Event: () => new personalize.Event("", { key: "k" }),
    Experience: () => new personalize.Experience("", { type: "AB_TEST" }),
    ExperienceVersion: () =>
        new personalize.ExperienceVersion("", { experience, status: "DRAFT", variants: [] }),
    ExperiencesPriority: () => new personalize.ExperiencesPriority("", { order: [experience] }),
};

test.each(Object.entries(nameless))("where an %s can't be made, the error names the line", (_kind, make) => {
    expect(make).toThrow(
        expect.objectContaining({
            message: expect.stringContaining("Missing resource name"),
            stack: expect.stringContaining(__filename),
        }),
    );
});

test("the user's functions that run while a resource registers see the process as it is", () => {
    const before = Error.stackTraceLimit;
    const seen: number[] = [];
    const transformation: pulumi.ResourceTransformation = () => {
        seen.push(Error.stackTraceLimit);
        return undefined;
    };
    new personalize.Event("e", { key: "e" }, { transformations: [transformation] });
    expect([...seen, Error.stackTraceLimit]).toEqual([before, before]);
});
