import { durationText } from "../../../provider/inspector/page/format";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

test.each([
    [18 * SECOND, "less than a minute"],
    [MINUTE, "1 minute"],
    [2 * MINUTE - 1, "1 minute"],
    [HOUR - 1, "59 minutes"],
    [HOUR, "1 hour"],
    [48 * HOUR - 1, "47 hours"],
    [48 * HOUR, "2 days"],
])("%d ms are %s: a duration is never longer than it was", (ms, text) => expect(durationText(ms)).toBe(text));
