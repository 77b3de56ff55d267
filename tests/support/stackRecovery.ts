import { applyDecisions } from "../../provider/cli/recover/apply";
import type { Decision } from "../../provider/cli/recover/decide";
import {
    type ExportedStack,
    type ResourceState,
    resourcesOf,
} from "../../provider/cli/recover/exportedStack";
import { planRecovery } from "../../provider/cli/recover/planRecovery";
import { typeToken } from "../../provider/core/providerText";
import type { Host } from "./host";
import type { Entry, State } from "./stackState";

const PROVIDER = "urn:pulumi:dev::test::pulumi:providers:pulumi-nodejs::default";

/** Carries out what `personalize recover` does with an export, in this process and on this state. */
export async function recoverState(state: State, host: Host): Promise<Decision["outcome"][]> {
    const pending = state.pendingCreates ?? [];
    const stack: ExportedStack = {
        deployment: {
            resources: [
                { urn: PROVIDER, type: "pulumi:providers:pulumi-nodejs", id: "1", inputs: host.config },
                ...state.resources.map(exported),
            ],
            pending_operations: pending.map((entry) => ({ type: "creating", resource: exported(entry) })),
        },
    };
    const decided = await withEnvironment(host.env, () => planRecovery(stack, stack, Date.now()));
    const after = applyDecisions(stack, decided, new Date().toISOString());
    const before = new Map(state.resources.map((entry) => [urnOf(entry), entry]));
    const recovered = new Map(pending.map((entry) => [urnOf(entry), entry]));
    state.resources = resourcesOf(after).flatMap(({ urn, id, outputs }) => {
        const old = before.get(urn);
        if (old !== undefined && old.id === id) return [old];
        const entry = recovered.get(urn);
        return entry === undefined ? [] : [{ ...entry, id: id ?? "", outputs: withoutProvider(outputs) }];
    });
    state.pendingCreates = [];
    return decided.map(({ decision }) => decision.outcome);
}

async function withEnvironment<T>(env: NodeJS.ProcessEnv, work: () => Promise<T>): Promise<T> {
    const before = { ...process.env };
    Object.assign(process.env, env);
    try {
        return await work();
    } finally {
        for (const name of Object.keys(env)) delete process.env[name];
        Object.assign(process.env, before);
    }
}

function urnOf({ kind, name }: Entry): string {
    return `urn:pulumi:dev::test::${typeOf(kind)}::${name}`;
}

function typeOf(kind: string): string {
    return typeToken(kind.charAt(0).toUpperCase() + kind.slice(1));
}

function exported(entry: Entry): ResourceState {
    const { id, inputs, outputs, kind, pendingReplacement } = entry;
    return {
        urn: urnOf(entry),
        type: typeOf(kind),
        ...(id === "" ? {} : { id }),
        inputs,
        outputs,
        provider: `${PROVIDER}::1`,
        ...(pendingReplacement ? { pendingReplacement } : {}),
    };
}

function withoutProvider(outputs: Record<string, unknown> = {}): Record<string, unknown> {
    const { __provider: _, ...rest } = outputs;
    return rest;
}
