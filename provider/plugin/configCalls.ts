import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { sameJson } from "../core/common/sameJson";
import { configFailures, isExplicit, providerSources, TOKENS } from "../host/shared/providerSettings";
import { configure } from "../host/shared/session";
import { checking } from "./checking";
import { fromStruct, secret } from "./values";

/** The calls of the engine about the provider itself. */
export const configCalls = {
    async checkConfig(request: pb.CheckRequest): Promise<pb.CheckResponse> {
        return checking(request, async (args) => {
            const inputs = Object.entries(args).map(([key, value]) => [
                key,
                // Whatever the program does, a token is encrypted in the state.
                TOKENS.includes(key) ? secret(value) : value,
            ]);
            const failures = configFailures(args, isExplicit(nameIn(request.getUrn())));
            return { inputs: Object.fromEntries(inputs), failures };
        });
    },

    /** A change never replaces the provider, because that would replace all its resources. */
    async diffConfig(request: pb.DiffRequest): Promise<pb.DiffResponse> {
        const [olds, news] = [fromStruct(request.getOlds()), fromStruct(request.getNews())];
        const names = [...new Set([...Object.keys(olds), ...Object.keys(news)])];
        const changed = names.filter((name) => !sameJson(olds[name], news[name]));
        const { DIFF_SOME, DIFF_NONE } = pb.DiffResponse.DiffChanges;
        return new pb.DiffResponse()
            .setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE)
            .setDiffsList(changed);
    },

    async configure(request: pb.ConfigureRequest): Promise<pb.ConfigureResponse> {
        const args = fromStruct(request.getArgs());
        const { config, env } = providerSources(args, isExplicit(request.getName() ?? ""));
        configure(config, env);
        return new pb.ConfigureResponse().setSupportspreview(true).setAcceptsecrets(true);
    },
};

function nameIn(urn: string): string {
    return urn.split("::").slice(3).join("::");
}
