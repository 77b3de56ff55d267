import * as pulumi from "@pulumi/pulumi";
import * as ts from "typescript";
import * as personalize from "../../provider";
import type { Bag, Kind } from "../support/host";
import { type Declaration, ref } from "../support/stack";
import { namesIn } from "../support/stackState";

/** Marks the id of a resource that the program's own resource classes have not seen yet. */
const REFERENCE = /^@ref\((.+)\)$/s;

interface Registration {
    getName(): string;
    getType(): string;
    getProtect(): boolean;
    getDeletedwith(): string;
    getDependenciesList(): string[];
}

/**
 * Runs a generated program with the real resource classes and records what they register, as declarations for
 * the engine in small. Names are `kind/name`, since a logical name is one per kind.
 */
export async function declarationsOf(files: ReadonlyMap<string, string>): Promise<Declaration[]> {
    const recorded: Declaration[] = [];
    await pulumi.runtime.setMocks({
        call: ({ inputs }) => inputs,
        newResource: ({ type, name, inputs }) => {
            const kind = kindOf(type);
            if (kind === undefined) return { id: undefined, state: {} };
            const { __provider, ...rest } = inputs as Bag;
            const key = `${kind}/${name}`;
            recorded.push({ name: key, kind, inputs: withRefs(rest) as Bag });
            return { id: `@ref(${key})`, state: rest };
        },
    });
    const registered = recordOptions();
    await pulumi.runtime.runInPulumiStack(async () => runProgram(files));
    await pulumi.runtime.disconnect();
    const declared = recorded.map((each) => ({ ...each, ...registered.get(each.name) }));
    return inOrder(declared);
}

/** What the mocks don't hand on: protection and dependencies. */
function recordOptions(): Map<string, Partial<Declaration>> {
    const options = new Map<string, Partial<Declaration>>();
    const monitor = (pulumi.runtime as unknown as { getMonitor(): MonitorLike }).getMonitor();
    const register = monitor.registerResource.bind(monitor);
    monitor.registerResource = (request, callback) => {
        const kind = kindOf(request.getType());
        if (kind !== undefined) {
            const deletedWith = nameOf(request.getDeletedwith());
            options.set(`${kind}/${request.getName()}`, {
                protect: request.getProtect(),
                dependsOn: request
                    .getDependenciesList()
                    .map(nameOf)
                    .filter((name) => name !== undefined),
                ...(deletedWith === undefined ? {} : { deletedWith }),
            });
        }
        return register(request, callback);
    };
    return options;
}

interface MonitorLike {
    registerResource(request: Registration, callback: unknown): unknown;
}

const PREFIX = "pulumi-nodejs:dynamic/contentstack-personalize:";

function kindOf(type: string): Kind | undefined {
    if (!type.startsWith(PREFIX)) return undefined;
    const kind = type.slice(PREFIX.length);
    return (kind.charAt(0).toLowerCase() + kind.slice(1)) as Kind;
}

/** A URN as the mocks make it: `urn:pulumi:stack::project::type::name`. */
function nameOf(urn: string): string | undefined {
    const [, , type = "", ...name] = urn.split("::");
    const kind = kindOf(type.split("$").at(-1) ?? "");
    return kind === undefined ? undefined : `${kind}/${name.join("::")}`;
}

function withRefs(value: unknown): unknown {
    if (typeof value === "string") {
        const name = REFERENCE.exec(value)?.[1];
        return name === undefined ? value : ref(name);
    }
    if (Array.isArray(value)) return value.map(withRefs);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withRefs(field)]));
}

/** Each behind what it needs: registrations arrive in whatever order their inputs resolve. */
function inOrder(declarations: Declaration[]): Declaration[] {
    const byName = new Map(declarations.map((each) => [each.name, each]));
    const ordered = new Set<Declaration>();
    const add = (each: Declaration | undefined): void => {
        if (each === undefined || ordered.has(each)) return;
        for (const name of [...namesIn(each.inputs), ...(each.dependsOn ?? [])]) add(byName.get(name));
        ordered.add(each);
    };
    declarations.forEach(add);
    return [...ordered];
}

function runProgram(files: ReadonlyMap<string, string>): void {
    const modules = new Map<string, { exports: object }>();
    const load = (name: string): object => {
        if (name === "pulumi-contentstack-personalize") return personalize;
        if (name === "@pulumi/pulumi") return pulumi;
        const file = `${name.replace("./", "")}.ts`;
        const known = modules.get(file);
        if (known !== undefined) return known.exports;
        const module = { exports: {} };
        modules.set(file, module);
        const source = files.get(file);
        if (source === undefined) throw new Error(`the program has no ${file}`);
        const { outputText } = ts.transpileModule(source, {
            compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
        });
        new Function("require", "exports", "module", outputText)(load, module.exports, module);
        return module.exports;
    };
    load("./index");
}
