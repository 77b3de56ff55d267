import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { NAMESPACE } from "../core/common/settingNames";
import { containsUnknown } from "../core/common/unknown";
import { RefusedError } from "../core/errors/base";
import { session } from "../host/shared/session";
import { fromStruct, type Properties, toStruct } from "./values";

type Read = (argument?: unknown) => Promise<unknown>;

/** Functions whose argument in TypeScript is this property alone. */
const SEARCHES: readonly string[] = ["getCities", "getCountries", "getRegions"];

/** Calls a read function. */
export async function invoke(request: pb.InvokeRequest): Promise<pb.InvokeResponse> {
    const [namespace, , name = ""] = request.getTok().split(":");
    const args = fromStruct(request.getArgs());
    const read = readNamed(namespace === NAMESPACE ? name : "");
    if (read === undefined) {
        throw new RefusedError(`This package has no function ${request.getTok()}.`);
    }
    const response = new pb.InvokeResponse();
    if (containsUnknown(args)) {
        // The engine takes a missing result as unknown.
        return response;
    }
    const result = await read(SEARCHES.includes(name) ? args.search : args);
    return response.setReturn(toStruct(Array.isArray(result) ? listed(name, result) : (result as object)));
}

/** Loaded with the first call, because the read functions load the whole SDK. */
function readNamed(name: string): Read | undefined {
    const reads = require("../program/reads") as Record<string, Read | undefined>;
    const isRead = /^get[A-Z]\w*$/.test(name) && !name.endsWith("Output");
    const { readWith } = require("../program/reads/reader") as typeof import("../program/reads/reader");
    const { client, settings } = session();
    readWith(client, settings);
    return isRead ? reads[name] : undefined;
}

/** Some languages know no result but an object. The only property has the name of the function, without `get`. */
function listed(name: string, result: unknown[]): Properties {
    const noun = name.slice("get".length);
    return { [noun.charAt(0).toLowerCase() + noun.slice(1)]: result };
}
