import { isObjectId } from "../ids";
import { Problems } from "../problems";
import { InvalidRequest } from "../refusal";

/** The parameters of the time frame are not known, so that `version` is the only one looked at. */
export function parseVersionQuery(query: URLSearchParams): string {
    const version = query.get("version");
    if (isObjectId(version)) return version;
    const problems = new Problems();
    if (version) problems.say("version", `${version} is not a valid ObjectId`);
    else problems.add("version", "REQUIRED");
    throw new InvalidRequest(problems);
}
