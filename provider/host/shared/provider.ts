import { INCOMPLETE_INPUT, SECRETS_INPUT } from "../../core/common/hiddenInputs";
import { isUnknown, UNKNOWN } from "../../core/common/unknown";
import { PersonalizeError, RefusedError } from "../../core/errors/base";
import { showWithResourceOnly } from "../../core/errors/errorOutput";
import type { Failure } from "../../core/model/failure";
import type { CommonInputs, Difference, Model } from "../../core/model/model";
import { stringifiedOutputs } from "../../core/model/stringified";
import { type Adoption, adoptionOf, IMPORT_INPUT, ignoredArgument } from "./adoption";
import { notify } from "./notices";
import { PartialFailureError } from "./partialFailure";
import { mayBePreexisting, newFailures } from "./preexistingFailures";
import {
    asInputs,
    DEPENDENCY_INPUT,
    DUPLICATE_INPUT,
    keptHidden,
    type ProgramDependency,
    type Props,
    RETAIN_INPUT,
    withoutUndefined,
} from "./props";
import { resolveProject } from "./resolveProject";
import {
    asSecretOutputs,
    failureText,
    messageText,
    pathsIn,
    rememberSecrets,
    secretsIn,
    withoutSecrets,
} from "./secrets";
import { configure, type Session, session } from "./session";

export interface ReadResult<Inputs> {
    id: string;
    /** The live object in the form of a declaration. */
    inputs: Inputs;
    outputs: Props;
}

/** The operations that differ by kind. `provideFor` contains what all kinds share. */
export interface Lifecycle<Inputs extends CommonInputs> {
    readonly model: Model<Inputs, never>;
    /** The outputs of the server, beside the arguments. */
    readonly outputs: readonly string[];
    /** The outputs that are secret because they are derived from inputs with these secret paths. */
    secretOutputs?(paths: readonly string[], outputs: Props): string[];
    /** The outputs that a preview of an update knows. One that is left out is unknown, and one that is undefined absent. */
    lastingOutputs(session: Session, id: string, olds: Props, news: Inputs): Props;
    /** The object that `import` names in the form of a declaration, if it exists. */
    importedInputs(session: Session, news: Inputs, id: string): Promise<Inputs | undefined>;
    /** Failures that depend on the old declaration or on live objects. */
    check(session: Session, change: CheckRequest<Inputs>): Promise<Failure[]>;
    diff(session: Session, id: string, olds: Props, news: Inputs): Promise<DiffResult>;
    /** The live objects that a create with these inputs can have made. */
    findCreated(session: Session, inputs: Inputs): Promise<FoundObject[]>;
    create(
        session: Session,
        inputs: Inputs,
        adoption: Adoption | undefined,
    ): Promise<{ id: string; outs: Props }>;
    /** Why nothing can be read by this id, for an import; undefined if the object exists. */
    absence(session: Session, id: string, projectUid: string): Promise<string | undefined>;
    /** The live object, if it still exists. `props` is empty for `X.get`. */
    read(
        session: Session,
        id: string,
        projectUid: string,
        props: Props,
    ): Promise<ReadResult<Inputs> | undefined>;
    update(session: Session, id: string, olds: Props, news: Inputs): Promise<Props>;
    /** @param dependency why Pulumi deletes the object before the experiences, if the program says so */
    remove(
        session: Session,
        id: string,
        projectUid: string,
        props: Props,
        dependency: ProgramDependency | undefined,
    ): Promise<void>;
}

/** A live object with the natural key of a declaration. */
export interface FoundObject {
    id: string;
    /** When the server stored it. */
    storedAt?: string | undefined;
    /** How it differs from the declaration. */
    rows: Difference[];
    /** The outputs of a resource that manages it. */
    outs: Props;
}

export interface CheckRequest<Inputs> {
    /** The previous inputs; absent if the resource is new or replaced. */
    olds: Inputs | undefined;
    news: Inputs;
    adoption: Adoption | undefined;
    /** The logical name of another resource of the program that declares the same key or name. */
    duplicate?: string | undefined;
    /** Whether the program or the state sets the option `retainOnDelete`, as far as that is known. */
    isRetained?: boolean;
}

export interface DiffResult {
    changes: boolean;
    /** The arguments that change. */
    fields: string[];
    replaces?: string[];
    deleteBeforeReplace?: boolean;
}

/** The object that the dynamic-provider host calls. */
export function provideFor<Inputs extends CommonInputs>(lifecycle: Lifecycle<Inputs>) {
    const { model } = lifecycle;
    /** The outputs with the hidden ones, and with the marks of secrets that the engine can't know. */
    const recordedOutputs = (outs: Props, news: Props, olds: Props = {}): Props => {
        const paths = pathsIn(news);
        const names = lifecycle.secretOutputs?.([...paths, ...pathsIn(olds)], outs) ?? [];
        const all = [...new Set([...paths, ...names])];
        return asSecretOutputs(
            { ...outs, ...keptHidden(news), ...secretsIn({ [SECRETS_INPUT]: all }) },
            names,
        );
    };
    return {
        /** Every output of the kind, apart from the hidden ones. */
        outputNames: [...model.fields, ...lifecycle.outputs] as readonly string[],

        async configure({ config }: { config: { get(key: string): string | undefined } }): Promise<void> {
            configure((key) => config.get(`contentstack-personalize:${key}`));
        },

        async check(olds: Props, news: Props): Promise<{ inputs: object; failures: Failure[] }> {
            const hidden = {
                ...(news[IMPORT_INPUT] !== undefined && { [IMPORT_INPUT]: news[IMPORT_INPUT] }),
                ...keptHidden(news),
                ...secretsIn(news),
            };
            rememberSecrets(olds, news);
            if (news[INCOMPLETE_INPUT] === true) {
                session().hasDeclarations = true;
                // The engine does not carry out what depends on a failed resource, whose error says enough.
                return { inputs: withoutUndefined(news), failures: [] };
            }
            const before = Object.keys(olds).length === 0 ? undefined : asInputs<Inputs>(olds);
            let inputs = asInputs<Inputs>(news);
            try {
                const now = session();
                now.hasDeclarations = true;
                inputs = { ...inputs, projectUid: resolveProject(model.kind, before, inputs, now.settings) };
                inputs = model.normalize?.(inputs) ?? inputs;
                const change = {
                    olds: before,
                    news: inputs,
                    adoption: adoptionOf(news),
                    duplicate: news[DUPLICATE_INPUT] as string | undefined,
                    isRetained: olds[RETAIN_INPUT] === true || news[RETAIN_INPUT] === true,
                };
                const old = await previousInputs(lifecycle, now, change);
                const mistakes = [...stringifiedOutputs(inputs), ...newFailures(model, inputs, old)];
                const found = mistakes.length > 0 ? mistakes : await lifecycle.check(now, change);
                const isImport = before === undefined && change.adoption !== undefined;
                const failures = isImport ? found.map((each) => ignoredArgument(each, inputs)) : found;
                const shown = readableFailures(failures, inputs).map((each) =>
                    failureText(each, pathsIn(news)),
                );
                return withoutUndefined({ inputs: { ...inputs, ...hidden }, failures: shown });
            } catch (error) {
                return { inputs: { ...inputs, ...hidden }, failures: [asFailure(error)] };
            }
        },

        async diff(id: string, olds: Props, news: Props): Promise<DiffResult> {
            rememberSecrets(olds, news);
            const now = session();
            const named = adoptionOf(news)?.id;
            if (now.hasDeclarations && named !== undefined && named !== id && !isUnknown(named)) {
                notify(
                    `${model.kind} ${id}: the resource option \`import\` names ${named}, which has no effect on an existing resource. Remove the option.`,
                );
            }
            if (news[INCOMPLETE_INPUT] === true) {
                // The resource keeps its object, and what changes is unknown.
                await shownOnce([olds], () => lifecycle.diff(now, id, asInputs(olds), asInputs(olds)));
                return { changes: true, fields: [] };
            }
            return shownOnce([olds, news], () => lifecycle.diff(now, id, asInputs(olds), asInputs(news)));
        },

        async create(news: Props): Promise<{ id: string; outs: Props }> {
            return recordingPartialFailure([news], recordedOutputs, async () => {
                refuseIncomplete(model.kind, news);
                const { id, outs } = await lifecycle.create(session(), asInputs(news), adoptionOf(news));
                return { id, outs: recordedOutputs(outs, news) };
            });
        },

        async read(id: string, props: Props): Promise<{ id: string; props: object; inputs?: object }> {
            const now = session();
            const projectUid = resolveProject(model.kind, asInputs(props), asInputs(props), now.settings);
            const live = await shownOnce([props], () => lifecycle.read(now, id, projectUid, asInputs(props)));
            if (live === undefined) {
                return { id: "", props: {} };
            }
            const inputs = { ...live.inputs, projectUid };
            return withoutUndefined({
                id: live.id,
                props: recordedOutputs({ ...(inputs as object), ...live.outputs }, props),
                inputs: { ...inputs, ...keptHidden(props), ...secretsIn(props) },
            });
        },

        /** Why an import by this id fails, if it does. The dynamic-provider host has no imports. */
        async absence(id: string): Promise<string | undefined> {
            const now = session();
            return lifecycle.absence(now, id, resolveProject(model.kind, undefined, {}, now.settings));
        },

        async update(id: string, olds: Props, news: Props): Promise<{ outs: Props }> {
            return recordingPartialFailure([news, olds], recordedOutputs, async () => {
                refuseIncomplete(model.kind, news);
                const outs = await lifecycle.update(session(), id, asInputs(olds), asInputs(news));
                return { outs: recordedOutputs(outs, news, olds) };
            });
        },

        /**
         * The outputs after a change, as far as a preview knows them. The dynamic-provider host does not ask for them.
         *
         * @param before the resource in the state; absent if it is new
         */
        previewOutputs(before: { id: string; olds: Props } | undefined, news: Props): Props {
            const inputs = asInputs<Inputs>(news);
            const unknown = Object.fromEntries(lifecycle.outputs.map((name) => [name, UNKNOWN]));
            const known =
                before === undefined
                    ? {}
                    : lifecycle.lastingOutputs(session(), before.id, asInputs(before.olds), inputs);
            return withoutUndefined(recordedOutputs({ ...unknown, ...known, ...inputs }, news, before?.olds));
        },

        /** For `personalize recover`; the host does not call it. */
        async findCreated(news: Props): Promise<FoundObject[]> {
            const found = await lifecycle.findCreated(session(), asInputs(news));
            return withoutUndefined(
                found.map((each) => ({ ...each, outs: recordedOutputs(each.outs, news) })),
            );
        },

        async delete(id: string, props: Props): Promise<void> {
            const now = session();
            const projectUid = resolveProject(model.kind, asInputs(props), asInputs(props), now.settings);
            const dependency = keptHidden(props)[DEPENDENCY_INPUT];
            await shownOnce([props], () =>
                lifecycle.remove(now, id, projectUid, asInputs(props), dependency),
            );
        },
    };
}

/** The host adds the hidden properties, such as the provider itself, to the outputs of a success only. */
async function recordingPartialFailure<T>(
    [news, olds]: readonly [news: Props, olds?: Props],
    recordedOutputs: (outs: Props, news: Props, olds?: Props) => Props,
    write: () => Promise<T>,
): Promise<T> {
    try {
        return withoutUndefined(await withoutSecrets([news, olds ?? {}], write));
    } catch (error) {
        if (error instanceof PartialFailureError) {
            const { __provider } = news;
            const outs = recordedOutputs(error.properties, news, olds);
            error.properties = withoutUndefined({ ...outs, __provider });
        }
        throw error;
    }
}

/** The inputs before a change: those of the state, or those of the object that `import` names if they are needed. */
async function previousInputs<Inputs extends CommonInputs>(
    lifecycle: Lifecycle<Inputs>,
    session: Session,
    { olds, news, adoption }: CheckRequest<Inputs>,
): Promise<Inputs | undefined> {
    if (olds !== undefined || adoption === undefined || !mayBePreexisting(lifecycle.model, news)) {
        return olds;
    }
    return [news.projectUid, adoption.id].some(isUnknown)
        ? undefined
        : lifecycle.importedInputs(session, news, adoption.id);
}

/** An engine that carries out what depends on a failed resource must not write a part of the declaration. */
function refuseIncomplete(kind: string, news: Props): void {
    if (news[INCOMPLETE_INPUT] === true) {
        throw new RefusedError(
            `${kind}: an argument comes from a resource that has failed, so nothing was written. Run \`pulumi up\` again when that resource is there.`,
        );
    }
}

/** A failure whose message the terminal does not show a second time. */
async function shownOnce<T>(props: readonly Props[], call: () => Promise<T>): Promise<T> {
    return withoutSecrets(props, call).catch((error: unknown) => {
        if (error instanceof PersonalizeError) {
            showWithResourceOnly(error);
        }
        throw error;
    });
}

/** The maximum number of failures that are shown for one resource. */
const MAX_FAILURES = 20;
/** The engine prints the value of a property that fails. A longer value would hide the reason. */
const MAX_VALUE = 1_000;

/** The failures as the engine should print them: not too many, and without a long value. */
function readableFailures(failures: readonly Failure[], inputs: object): Failure[] {
    const shown = failures.slice(0, MAX_FAILURES).map(({ property, reason }) => {
        const value: unknown = Reflect.get(inputs, property);
        const isLong = value !== undefined && (JSON.stringify(value) ?? "").length > MAX_VALUE;
        // The engine finds no value for such a path.
        return { property: isLong ? `${property}[*]` : property, reason };
    });
    const more = failures.length - shown.length;
    return more > 0 ? [...shown, { property: "", reason: `and ${more} more mistakes.` }] : shown;
}

/** A user's mistake becomes a check failure of the resource. Any other error is a defect and keeps its stack. */
function asFailure(error: unknown): Failure {
    if (error instanceof PersonalizeError) {
        return { property: "", reason: messageText(error.message) };
    }
    throw error;
}
