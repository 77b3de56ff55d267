import { SECRETS_INPUT } from "../../core/common/hiddenInputs";
import { NAMESPACE } from "../../core/common/settingNames";
import type { Kind } from "../../core/model/model";
import { providerOf } from "../../host/kinds";
import { isExplicit, type ProviderSources, providerSources } from "../../host/shared/providerSettings";
import { session, startSession } from "../../host/shared/session";
import type { Decided } from "./apply";
import { decide } from "./decide";
import { type ExportedStack, kindOf, pendingCreates, plain, resourcesOf, secretPaths } from "./exportedStack";

type Inputs = Record<string, unknown>;

/** How long after it saved its state an interrupted run can still have created something. */
const AFTERMATH_MS = 600_000;

/**
 * Decides what becomes of each pending create, in the order of the state.
 *
 * @param stack the stack as it is stored
 * @param shown the same stack with its secrets in plain text
 * @param now epoch milliseconds
 */
export async function planRecovery(
    stack: ExportedStack,
    shown: ExportedStack,
    now: number,
): Promise<Decided[]> {
    const until = Date.parse(stack.deployment?.manifest?.time ?? "") + AFTERMATH_MS;
    const shownCreates = pendingCreates(shown);
    const resources = [...resourcesOf(stack)];
    const decided: Decided[] = [];
    let provider: string | undefined;
    for (const [index, operation] of pendingCreates(stack).entries()) {
        const { resource } = operation;
        if (index === 0 || resource.provider !== provider) {
            provider = resource.provider;
            const { config, env } = sourcesOf(shown, provider);
            startSession(config, env);
            if (now < until) {
                await session().client.allowPendingToSettle();
            }
        }
        const shownInputs = shownCreates[index]?.resource.inputs ?? {};
        const inputs = plain(shownInputs) as Inputs;
        const found = await providerOf(kindOf(resource) as Kind).findCreated({
            ...inputs,
            [SECRETS_INPUT]: secretPaths(shownInputs),
        });
        const decision = decide(resource, found, resources, until + session().client.serverNow() - now);
        if (decision.outcome === "recovered") {
            resources.push({ ...resource, id: decision.object.id, outputs: decision.object.outs });
        }
        decided.push({ operation, inputs, decision });
    }
    return decided;
}

/** The configuration of the interrupted run, which the state keeps with the provider. */
function sourcesOf(shown: ExportedStack, reference: string | undefined): ProviderSources {
    const provider = resourcesOf(shown).find(({ urn, id }) => `${urn}::${id}` === reference);
    const inputs = plain(provider?.inputs ?? {}) as Inputs;
    if (provider?.type === `pulumi:providers:${NAMESPACE}`) {
        return providerSources(inputs, isExplicit(provider.urn.split("::").at(-1) ?? ""));
    }
    const config = (key: string): string | undefined => {
        const value = inputs[`${NAMESPACE}:${key}`];
        return value === undefined ? undefined : String(value);
    };
    return { config, env: process.env };
}
