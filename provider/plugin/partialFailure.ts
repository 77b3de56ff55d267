import type { ServerErrorResponse } from "@grpc/grpc-js";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import type { PartialFailureError } from "../host/shared/partialFailure";
import { Any, grpc } from "./sdk";
import { toResourceStruct } from "./values";

/** The engine records the id and the outputs of such an error. The next `up` updates the resource. */
export function partialFailureResponse(error: PartialFailureError): Partial<ServerErrorResponse> {
    const detail = new pb.ErrorResourceInitFailed()
        .setId(error.id)
        .setProperties(toResourceStruct(error.properties))
        .setReasonsList(error.reasons);
    const details = new Any();
    details.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const response = new Status();
    response.setCode(grpc.status.UNKNOWN);
    response.setMessage(error.message);
    response.addDetails(details);
    const metadata = new grpc.Metadata();
    metadata.add("grpc-status-details-bin", Buffer.from(response.serializeBinary()));
    return { code: grpc.status.UNKNOWN, details: error.message, metadata };
}
