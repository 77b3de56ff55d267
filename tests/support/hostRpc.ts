import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** A way in to the life cycles: the SDK's dynamic-provider host, or our plugin. */
export type Way = "dynamic" | "plugin";

export type Bag = Record<string, unknown>;

/** The JSON round trip drops `undefined`, as the engine does; a protobuf struct can't hold it. */
export function toStruct(bag: Bag): Struct {
    return Struct.fromJavaScript(JSON.parse(JSON.stringify(bag)));
}

/** Properties as a life cycle sees them: without the provider text, which only the host needs. */
export function fromStruct(struct: Struct | undefined): Bag {
    const { __provider, ...rest } = (struct?.toJavaScript() ?? {}) as Bag;
    return rest;
}

/** What a `create` or `update` that failed half-way leaves to be recorded. */
export class PartialFailure extends Error {
    constructor(
        message: string,
        readonly id: string,
        readonly outs: Bag,
    ) {
        super(message);
    }
}

/**
 * One call of a generated stub as a promise; what a life cycle threw is thrown again, with its message alone.
 *
 * @param way the dynamic-provider host has to return the provider in every error whose properties the engine keeps
 */
export function call<Response>(
    start: (done: (error: ServiceError | null, response: Response) => void) => unknown,
    way: Way = "plugin",
): Promise<Response> {
    return new Promise((resolve, reject) => {
        start((error, response) => (error ? reject(errorOf(error, way)) : resolve(response)));
    });
}

function errorOf(error: ServiceError, way: Way): Error {
    const message = error.details || error.message;
    const [details] = error.metadata?.get("grpc-status-details-bin") ?? [];
    const [detail] = Buffer.isBuffer(details) ? Status.deserializeBinary(details).getDetailsList() : [];
    const partial = detail?.unpack(
        (bytes) => ErrorResourceInitFailed.deserializeBinary(bytes),
        "pulumirpc.ErrorResourceInitFailed",
    );
    if (!partial) return new Error(message);
    const hasProvider = partial.getProperties()?.toJavaScript().__provider !== undefined;
    if (hasProvider !== (way === "dynamic")) return new Error(`with or without its provider: ${message}`);
    if (partial.getReasonsList().length === 0) return new Error(`no reason in: ${message}`);
    return new PartialFailure(message, partial.getId(), fromStruct(partial.getProperties()));
}

export function connect(address: string): ResourceProviderClient {
    // The engine reads responses of up to 400 MB.
    return new ResourceProviderClient(address, credentials.createInsecure(), {
        "grpc.max_receive_message_length": 400 * 1024 * 1024,
    });
}
