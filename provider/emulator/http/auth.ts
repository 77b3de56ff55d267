import type { IncomingHttpHeaders } from "node:http";
import type { World } from "../state/world";
import { notLoggedIn, tokenExpired } from "./httpErrors";

/** What the token of a request may do; scopes are those of the API's OAuth. */
export function scopeOf(world: World, headers: IncomingHttpHeaders): "manage" | "read" {
    const { authtoken, authorization } = headers;
    if (authtoken !== undefined) {
        if (authtoken === world.authtoken) return "manage";
        throw notLoggedIn();
    }
    const [, bearer] = /^Bearer (.+)$/i.exec(authorization ?? "") ?? [];
    if (bearer === undefined) throw notLoggedIn();
    if (bearer === world.oauthToken) return "manage";
    if (bearer === world.oauthReadToken) return "read";
    throw tokenExpired();
}
