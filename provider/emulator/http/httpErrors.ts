import { HttpRefusal } from "../refusal";

const framework = (status: number, error: string, message: string) =>
    new HttpRefusal({ status, body: { statusCode: status, message, error } });

export const badRequest = (message: string) => framework(400, "Bad Request", message);
export const forbidden = () => framework(403, "Forbidden", "Forbidden resource");
export const forbiddenPage = (what: string) =>
    framework(403, "Forbidden", `The emulator does not answer ${what}, because any web site could send it`);
export const noRoute = (method: string, path: string) =>
    framework(404, "Not Found", `Cannot ${method} ${path}`);

export const tooLarge = () =>
    new HttpRefusal({
        status: 413,
        body: { statusCode: 413, message: "request entity too large", error: "Payload Too Large" },
        headers: { connection: "close" },
    });

export const tooMany = (retryAfter: number | undefined) =>
    new HttpRefusal({
        status: 429,
        body: { statusCode: 429, message: "Too Many Requests", error: "Too Many Requests" },
        headers: retryAfter === undefined ? {} : { "retry-after": String(retryAfter) },
    });

export const notImplemented = (operation: string, reason: string) =>
    new HttpRefusal({
        status: 501,
        body: { error: "emulator.NOT_IMPLEMENTED", message: `The emulator has no ${operation}: ${reason}.` },
    });

const unauthorized = (message: string) =>
    new HttpRefusal({ status: 401, body: { error_message: message, error_code: 105 } });

export const notLoggedIn = () => unauthorized("You're not allowed in here unless you're logged in.");
export const tokenExpired = () => unauthorized("The provided access token is invalid or expired");

/** The plain-text response observed from the load balancer of one cloud. */
export const illegalGet = () =>
    new HttpRefusal({ status: 400, body: "Your client has issued a malformed or illegal request." });
