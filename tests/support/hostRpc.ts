import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

export type Bag = Record<string, unknown>;

/** What a life cycle threw; with `initFailed` where it named an object that exists but is unfinished. */
export class HostError extends Error {
    constructor(
        message: string,
        readonly initFailed?: { id: string; properties: Bag; reasons: string[] },
    ) {
        super(message);
        this.name = "HostError";
    }
}

/** The JSON round trip drops `undefined`, as the engine does; a protobuf struct can't hold it. */
export function toStruct(bag: Bag): Struct {
    return Struct.fromJavaScript(JSON.parse(JSON.stringify(bag)));
}

/** Properties as a life cycle sees them: without the provider text, which only the host needs. */
export function fromStruct(struct: Struct | undefined): Bag {
    const { __provider, ...rest } = (struct?.toJavaScript() ?? {}) as Bag;
    return rest;
}

function toHostError(error: ServiceError): HostError {
    const packed = error.metadata?.get("grpc-status-details-bin")[0];
    const message = error.details || error.message;
    if (!(packed instanceof Uint8Array)) return new HostError(message);
    const any = Status.deserializeBinary(packed).getDetailsList()[0];
    const detail = proto.ErrorResourceInitFailed.deserializeBinary(any?.getValue_asU8() ?? new Uint8Array());
    return new HostError(message, {
        id: detail.getId(),
        properties: fromStruct(detail.getProperties()),
        reasons: detail.getReasonsList(),
    });
}

/** One call of a generated stub as a promise, its errors as `HostError`. */
export function call<Response>(
    start: (done: (error: ServiceError | null, response: Response) => void) => unknown,
): Promise<Response> {
    return new Promise((resolve, reject) => {
        start((error, response) => (error ? reject(toHostError(error)) : resolve(response)));
    });
}

export function connect(address: string): ResourceProviderClient {
    return new ResourceProviderClient(address, credentials.createInsecure());
}
