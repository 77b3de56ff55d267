import * as pb from "@pulumi/pulumi/proto/provider_pb";
import type { Failure } from "../core/model/failure";
import { ForeignValueError, fromStruct, type Properties, toStruct } from "./values";

/** The response to a check of plain values. A value of a foreign type fails at its property. */
export async function checking(
    request: pb.CheckRequest,
    check: (news: Properties) => Promise<{ inputs: Properties; failures: Failure[] }>,
): Promise<pb.CheckResponse> {
    const response = new pb.CheckResponse();
    let news: Properties;
    try {
        news = fromStruct(request.getNews());
    } catch (error) {
        if (error instanceof ForeignValueError) {
            return response.setInputs(request.getNews()).setFailuresList([failure(error)]);
        }
        throw error;
    }
    const { inputs, failures } = await check(news);
    return response.setInputs(toStruct(inputs)).setFailuresList(failures.map(failure));
}

function failure({ property, reason }: Failure): pb.CheckFailure {
    return new pb.CheckFailure().setProperty(property).setReason(reason);
}
