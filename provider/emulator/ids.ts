import { randomBytes } from "node:crypto";

const machine = randomBytes(5).toString("hex");
let counter = randomBytes(3).readUIntBE(0, 3);

/** An object id as MongoDB makes them: seconds, machine, counter. */
export function objectId(milliseconds: number): string {
    counter = (counter + 1) % 0x1000000;
    const seconds = Math.floor(milliseconds / 1000) % 0x100000000;
    return seconds.toString(16).padStart(8, "0") + machine + counter.toString(16).padStart(6, "0");
}

export const isObjectId = (text: unknown): text is string =>
    typeof text === "string" && /^[0-9a-f]{24}$/i.test(text);

/** A uid of the content management system: of a variant or of a variant group. */
export const cmsUid = () => `cs${randomBytes(8).toString("hex")}`;

/** A uid of an audience that Lytics owns. */
export const lyticsUid = () => randomBytes(16).toString("hex");
