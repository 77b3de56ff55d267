import { randomBytes } from "node:crypto";

const machine = randomBytes(5).toString("hex");
let counter = randomBytes(3).readUIntBE(0, 3);

/** Creates an object id in MongoDB's form: seconds, machine, counter. */
export function objectId(milliseconds: number): string {
    counter = (counter + 1) % 0x1000000;
    const seconds = Math.floor(milliseconds / 1000) % 0x100000000;
    return seconds.toString(16).padStart(8, "0") + machine + counter.toString(16).padStart(6, "0");
}

export const isObjectId = (text: unknown): text is string =>
    typeof text === "string" && /^[0-9a-f]{24}$/i.test(text);

/** Creates a uid of a variant or a variant group in the content management system. */
export const cmsUid = () => `cs${randomBytes(8).toString("hex")}`;

/** Creates a uid of a Lytics audience. */
export const lyticsUid = () => randomBytes(16).toString("hex");
