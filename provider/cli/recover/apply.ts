import { SECRETS_INPUT } from "../../core/common/hiddenInputs";
import { sameJson } from "../../core/common/sameJson";
import type { FoundObject } from "../../host/shared/provider";
import type { Decision } from "./decide";
import {
    type ExportedStack,
    isOfPlugin,
    isSecret,
    type PendingOperation,
    type ResourceState,
    resourcesOf,
    secret,
} from "./exportedStack";

export interface Decided {
    operation: PendingOperation;
    /** The inputs of the operation as the program declares them, secrets included. */
    inputs: Record<string, unknown>;
    decision: Decision;
}

/**
 * The state with the recovered resources, as the engine itself would have written it. It has no pending operations,
 * because `pulumi stack import` removes all of them.
 */
export function applyDecisions(
    stack: ExportedStack,
    decided: readonly Decided[],
    now: string,
): ExportedStack {
    const recovered = decided.flatMap(({ operation, inputs, decision }) =>
        decision.outcome === "recovered" ? [finished(operation.resource, inputs, decision.object, now)] : [],
    );
    const replaced = new Set(recovered.map(({ urn }) => urn));
    const kept = resourcesOf(stack)
        .filter((each) => !(replaced.has(each.urn) && each.pendingReplacement))
        .map((each) => (replaced.has(each.urn) ? { ...each, delete: true } : each));
    const { pending_operations: _, ...deployment } = stack.deployment ?? {};
    return {
        ...stack,
        deployment: { ...deployment, resources: dependenciesFirst([...kept, ...recovered]) },
    };
}

function finished(
    state: ResourceState,
    inputs: Record<string, unknown>,
    { id, outs }: FoundObject,
    now: string,
): ResourceState {
    const secretOutputs = state.additionalSecretOutputs ?? [];
    const { [SECRETS_INPUT]: paths, ...rest } = outs;
    // The plugin marks each secret in its place instead.
    const hidden = isOfPlugin(state) ? {} : { [SECRETS_INPUT]: paths, __provider: inputs.__provider };
    const outputs = { ...rest, ...hidden };
    const entries = Object.entries(outputs).map(([key, value]) => {
        // An output that repeats an input keeps the encrypted form of it.
        const isDerived = isSecret(value);
        const stored = isDerived
            ? secret(Reflect.get(value, "value"))
            : sameJson(value, inputs[key])
              ? state.inputs?.[key]
              : value;
        return [key, secretOutputs.includes(key) && !isSecret(stored) ? secret(value) : stored];
    });
    return { ...state, id, outputs: Object.fromEntries(entries), created: now, modified: now };
}

/** The order that the engine requires, which changes as little as possible. */
function dependenciesFirst(resources: readonly ResourceState[]): ResourceState[] {
    const placed = new Set<string>();
    const missing = new Set(resources.map(({ urn }) => urn));
    const ordered: ResourceState[] = [];
    let left = [...resources];
    while (left.length > 0) {
        const waiting: ResourceState[] = [];
        for (const each of left) {
            if (referencesOf(each).every((urn) => placed.has(urn) || !missing.has(urn) || urn === each.urn)) {
                ordered.push(each);
                placed.add(each.urn);
            } else {
                waiting.push(each);
            }
        }
        if (waiting.length === left.length) {
            return [...ordered, ...waiting];
        }
        left = waiting;
    }
    return ordered;
}

function referencesOf(state: ResourceState): string[] {
    const { parent, provider, deletedWith, dependencies = [], propertyDependencies = {} } = state;
    const ofProperties = Object.values(propertyDependencies).flatMap((urns) => urns ?? []);
    // A reference to a provider ends with its id.
    const providerUrn = provider?.slice(0, provider.lastIndexOf("::"));
    return [parent, providerUrn, deletedWith, ...dependencies, ...ofProperties].filter(
        (urn) => urn !== undefined && urn !== "",
    ) as string[];
}
