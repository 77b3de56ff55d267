import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { RefusedError } from "../core/errors/base";
import { type KindProvider, kindOf, providerOf, withDefaults } from "../host/kinds";
import { type CallContext, runCall } from "../host/shared/callContext";
import { checking } from "./checking";
import { changedPaths } from "./detailedDiff";
import type { Struct } from "./sdk";
import { resourceProperties, toResourceStruct, withMarks } from "./values";

const { DiffChanges } = pb.DiffResponse;
const { Kind: DiffKind } = pb.PropertyDiff;

const DIFF_KINDS = {
    add: [DiffKind.ADD, DiffKind.ADD_REPLACE],
    delete: [DiffKind.DELETE, DiffKind.DELETE_REPLACE],
    update: [DiffKind.UPDATE, DiffKind.UPDATE_REPLACE],
} as const;

/** The calls of the engine about one resource. Each converts values and calls the life cycle of the kind. */
export const resourceCalls = {
    async check(request: pb.CheckRequest): Promise<pb.CheckResponse> {
        const urn = request.getUrn();
        const kind = kindOf(urn);
        return checking(request, () =>
            runCall({ urn }, async () => {
                const news = withDefaults(kind, urn, resourceProperties(request.getNews()));
                const { inputs, failures } = await providerOf(kind).check(
                    resourceProperties(request.getOlds()),
                    news,
                );
                return { inputs: withMarks({ ...inputs }), failures };
            }),
        );
    },

    async diff(request: pb.DiffRequest): Promise<pb.DiffResponse> {
        const urn = request.getUrn();
        const [olds, news] = [resourceProperties(request.getOlds()), resourceProperties(request.getNews())];
        return runCall({ urn }, async () => {
            const diff = await providerOf(kindOf(urn)).diff(request.getId(), olds, news);
            const replaces = diff.replaces ?? [];
            const response = new pb.DiffResponse()
                .setChanges(diff.changes ? DiffChanges.DIFF_SOME : DiffChanges.DIFF_NONE)
                .setReplacesList(replaces)
                .setDiffsList(diff.fields)
                .setDeletebeforereplace(diff.deleteBeforeReplace ?? false);
            const paths = changedPaths(diff.fields, olds, news);
            for (const [path, change] of paths) {
                const replacing = replaces.some((field) => path.startsWith(field));
                response
                    .getDetaileddiffMap()
                    .set(path, new pb.PropertyDiff().setKind(DIFF_KINDS[change][replacing ? 1 : 0]));
            }
            return response.setHasdetaileddiff(paths.size > 0);
        });
    },

    async create(request: pb.CreateRequest): Promise<pb.CreateResponse> {
        const urn = request.getUrn();
        const provider = providerOf(kindOf(urn));
        const news = resourceProperties(request.getProperties());
        if (request.getPreview()) {
            return new pb.CreateResponse().setProperties(
                outputsStruct(provider, provider.previewOutputs(undefined, news)),
            );
        }
        return runCall(context(urn, request.getTimeout()), async () => {
            const { id, outs } = await provider.create(news);
            return new pb.CreateResponse().setId(id).setProperties(outputsStruct(provider, outs));
        });
    },

    async read(request: pb.ReadRequest): Promise<pb.ReadResponse> {
        const urn = request.getUrn();
        const props = resourceProperties(request.getProperties());
        return runCall({ urn }, async () => {
            const provider = providerOf(kindOf(urn));
            if (Object.keys(props).length === 0) {
                const absence = await provider.absence(request.getId());
                if (absence !== undefined) {
                    throw new RefusedError(absence);
                }
            }
            const found = await provider.read(request.getId(), props);
            const response = new pb.ReadResponse()
                .setId(found.id)
                .setProperties(outputsStruct(provider, found.props));
            return found.inputs === undefined ? response : response.setInputs(toResourceStruct(found.inputs));
        });
    },

    async update(request: pb.UpdateRequest): Promise<pb.UpdateResponse> {
        const urn = request.getUrn();
        const provider = providerOf(kindOf(urn));
        const [olds, news] = [resourceProperties(request.getOlds()), resourceProperties(request.getNews())];
        if (request.getPreview()) {
            const outputs = provider.previewOutputs({ id: request.getId(), olds }, news);
            return new pb.UpdateResponse().setProperties(outputsStruct(provider, outputs));
        }
        return runCall(context(urn, request.getTimeout()), async () => {
            const { outs } = await provider.update(request.getId(), olds, news);
            return new pb.UpdateResponse().setProperties(outputsStruct(provider, outs));
        });
    },

    async delete(request: pb.DeleteRequest): Promise<void> {
        const urn = request.getUrn();
        const props = resourceProperties(request.getProperties());
        await runCall(context(urn, request.getTimeout()), () =>
            providerOf(kindOf(urn)).delete(request.getId(), props),
        );
    },
};

/**
 * The outputs with null for each that is unset. A preview takes an output without a value for unknown, and a resource
 * that takes it would change in every preview.
 */
function outputsStruct({ outputNames }: KindProvider, outputs: object): Struct {
    const unset = Object.fromEntries(outputNames.map((name) => [name, null]));
    return toResourceStruct(Object.keys(outputs).length === 0 ? outputs : { ...unset, ...outputs });
}

/** @param timeout the seconds of the resource option `customTimeouts`, or 0 */
function context(urn: string, timeout: number): CallContext {
    return timeout > 0 ? { urn, deadline: Date.now() + timeout * 1000 } : { urn };
}
