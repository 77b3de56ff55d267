import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
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

/** One call of a generated stub as a promise; what a life cycle threw is thrown again, with its message alone. */
export function call<Response>(
    start: (done: (error: ServiceError | null, response: Response) => void) => unknown,
): Promise<Response> {
    return new Promise((resolve, reject) => {
        start((error, response) =>
            error ? reject(new Error(error.details || error.message)) : resolve(response),
        );
    });
}

export function connect(address: string): ResourceProviderClient {
    return new ResourceProviderClient(address, credentials.createInsecure());
}
