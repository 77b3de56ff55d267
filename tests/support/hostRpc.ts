import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

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

/** One call of a generated stub as a promise; what a life cycle threw is thrown again, with its message alone. */
export function call<Response>(
    start: (done: (error: ServiceError | null, response: Response) => void) => unknown,
): Promise<Response> {
    return new Promise((resolve, reject) => {
        start((error, response) => (error ? reject(errorOf(error)) : resolve(response)));
    });
}

function errorOf(error: ServiceError): Error {
    const message = error.details || error.message;
    const [details] = error.metadata?.get("grpc-status-details-bin") ?? [];
    const [detail] = Buffer.isBuffer(details) ? Status.deserializeBinary(details).getDetailsList() : [];
    const partial = detail?.unpack(
        (bytes) => ErrorResourceInitFailed.deserializeBinary(bytes),
        "pulumirpc.ErrorResourceInitFailed",
    );
    if (!partial) return new Error(message);
    // The engine keeps what the error carries, so the provider has to be in it.
    if (!partial.getProperties()?.toJavaScript().__provider) throw new Error(`no provider in: ${message}`);
    if (partial.getReasonsList().length === 0) throw new Error(`no reason in: ${message}`);
    return new PartialFailure(message, partial.getId(), fromStruct(partial.getProperties()));
}

export function connect(address: string): ResourceProviderClient {
    // The engine reads responses of up to 400 MB.
    return new ResourceProviderClient(address, credentials.createInsecure(), {
        "grpc.max_receive_message_length": 400 * 1024 * 1024,
    });
}
