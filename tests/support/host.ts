import { resolve } from "node:path";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { ensureBuilt } from "../../tools/test/ensureBuilt";
import { type HostOptions, startHostProcess } from "./hostProcess";
import { type Bag, call, fromStruct, toStruct, type Way } from "./hostRpc";

export type { HostOptions } from "./hostProcess";
export type { Bag, Way } from "./hostRpc";

export type Kind =
    | "attribute"
    | "audience"
    | "event"
    | "experience"
    | "experienceVersion"
    | "experiencesPriority";

export interface CheckFailure {
    property: string;
    reason: string;
}

export interface Diff {
    /** `undefined` where the life cycle leaves the answer to the engine. */
    changes: boolean | undefined;
    replaces: string[];
    deleteBeforeReplace: boolean;
}

/** The real dynamic-provider host of the SDK, or the plugin, in a process of its own, spoken to as the engine does. */
/** A resource as a call names it: some of its kind, or one with its logical name. */
export type Target = Kind | { readonly kind: Kind; readonly name: string };

export const kindOf = (of: Target): Kind => (typeof of === "string" ? of : of.kind);

export interface Host {
    readonly way: Way;
    readonly pid: number;
    /** The stack's configuration of this phase, with its namespace. */
    readonly config: Record<string, string>;
    readonly env: NodeJS.ProcessEnv;
    check(of: Target, olds: Bag, news: Bag): Promise<{ inputs: Bag; failures: CheckFailure[] }>;
    diff(of: Target, id: string, olds: Bag, news: Bag): Promise<Diff>;
    create(of: Target, inputs: Bag): Promise<{ id: string; outs: Bag }>;
    /** `id` is empty where the object is gone; `inputs` is undefined where `read` returned none. */
    read(of: Target, id: string, props: Bag): Promise<{ id: string; props: Bag; inputs: Bag | undefined }>;
    update(of: Target, id: string, olds: Bag, news: Bag): Promise<{ outs: Bag }>;
    /** What a preview shows; the dynamic-provider host is never asked for it. */
    previewUpdate(of: Target, id: string, olds: Bag, news: Bag): Promise<{ outs: Bag }>;
    delete(of: Target, id: string, props: Bag): Promise<void>;
    /** Begins a new phase: nothing that the life cycles remembered is left, as in a new process. */
    nextPhase(config?: Record<string, string>): Promise<void>;
    /** All that the host printed: the user would see it below the stack. */
    output(): string;
    killEngine(): void;
    stop(): Promise<void>;
}

const phaseScript = resolve(__dirname, "hostPhase.cjs");

function providerText(phase: number, kind: Kind): string {
    return phase === 0
        ? `exports.handler = () => require("pulumi-contentstack-personalize/${kind}");`
        : `exports.handler = () => require(${JSON.stringify(phaseScript)})(${phase}, "${kind}");`;
}

/** The dynamic-provider host ignores it. */
function urnOf(of: Target): string {
    const kind = kindOf(of);
    const type = kind.charAt(0).toUpperCase() + kind.slice(1);
    return `urn:pulumi:dev::test::contentstack-personalize:index:${type}::${typeof of === "string" ? "one" : of.name}`;
}

function withoutNamespace(config: Record<string, string>): Record<string, string> {
    return Object.fromEntries(Object.entries(config).map(([key, value]) => [key.replace(/^.*:/, ""), value]));
}

/** Every phase's modules stay in the host's memory, a megabyte each: before they are too many it is a new process. */
const PHASES_PER_PROCESS = 200;

export async function startHost(options: HostOptions = {}): Promise<Host> {
    ensureBuilt();
    let phase = 0;
    let config = options.config ?? {};
    let said = "";
    let running = await startHostProcess(options);
    let { client } = running;
    const { way = "dynamic" } = options;
    const isPlugin = way === "plugin";
    const configure = (): Promise<unknown> => {
        // A plugin gets its own settings, without their namespace.
        const args = isPlugin ? withoutNamespace(config) : config;
        const request = new proto.ConfigureRequest().setArgs(toStruct(args));
        return call((done) => client.configure(request, done));
    };
    await configure();
    const withText = (of: Target, bag: Bag) =>
        toStruct(isPlugin ? bag : { ...bag, __provider: providerText(phase, kindOf(of)) });
    const restart = async (): Promise<void> => {
        await running.stop();
        said += running.output();
        running = await startHostProcess(options);
        client = running.client;
    };

    const update = async (preview: boolean, of: Target, id: string, olds: Bag, news: Bag) => {
        const request = new proto.UpdateRequest().setId(id).setUrn(urnOf(of)).setPreview(preview);
        request.setOlds(withText(of, olds)).setNews(withText(of, news));
        const response = await call<proto.UpdateResponse>((done) => client.update(request, done), way);
        return { outs: fromStruct(response.getProperties()) };
    };

    return {
        way,
        get pid() {
            return running.pid;
        },
        get config() {
            return config;
        },
        env: options.env ?? {},
        output: () => said + running.output(),
        killEngine: () => running.killEngine(),
        async nextPhase(next) {
            config = next ?? config;
            phase += 1;
            if (phase % PHASES_PER_PROCESS === 0) await restart();
            else if (isPlugin) client = await running.nextPlugin();
            await configure();
        },
        stop: () => running.stop(),
        async check(of, olds, news) {
            // For a resource that is new the engine sends no old inputs at all, not even the provider's text.
            const isNew = Object.keys(olds).length === 0;
            const request = new proto.CheckRequest()
                .setUrn(urnOf(of))
                .setOlds(isNew ? toStruct({}) : withText(of, olds));
            request.setNews(withText(of, news));
            const response = await call<proto.CheckResponse>((done) => client.check(request, done));
            const failures = response.getFailuresList().map((failure) => failure.toObject());
            return { inputs: fromStruct(response.getInputs()), failures };
        },
        async diff(of, id, olds, news) {
            const request = new proto.DiffRequest().setId(id).setUrn(urnOf(of));
            request.setOlds(withText(of, olds)).setNews(withText(of, news));
            const response = await call<proto.DiffResponse>((done) => client.diff(request, done));
            const changes = [undefined, false, true][response.getChanges()];
            return {
                changes,
                replaces: response.getReplacesList(),
                deleteBeforeReplace: response.getDeletebeforereplace(),
            };
        },
        async create(of, inputs) {
            const request = new proto.CreateRequest().setUrn(urnOf(of)).setProperties(withText(of, inputs));
            const response = await call<proto.CreateResponse>((done) => client.create(request, done), way);
            return { id: response.getId(), outs: fromStruct(response.getProperties()) };
        },
        async read(of, id, props) {
            const request = new proto.ReadRequest()
                .setId(id)
                .setUrn(urnOf(of))
                .setProperties(withText(of, props));
            const response = await call<proto.ReadResponse>((done) => client.read(request, done));
            return {
                id: response.getId(),
                props: fromStruct(response.getProperties()),
                inputs: response.hasInputs() ? fromStruct(response.getInputs()) : undefined,
            };
        },
        update: (...args) => update(false, ...args),
        previewUpdate: (...args) => update(true, ...args),
        async delete(of, id, props) {
            const request = new proto.DeleteRequest()
                .setId(id)
                .setUrn(urnOf(of))
                .setProperties(withText(of, props));
            await call((done) => client.delete(request, done));
        },
    };
}
