const dateTime = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
});
const clockTime = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const whole = new Intl.NumberFormat("en-GB");

const formatted = (format: Intl.DateTimeFormat, time: string): string =>
    Number.isNaN(Date.parse(time)) ? time : format.format(Date.parse(time));

export const dateText = (time: string): string => formatted(dateTime, time);
export const timeText = (time: string): string => formatted(clockTime, time);
export const numberText = (value: number): string => whole.format(value);

export const percentText = (value: number): string => `${Math.round(value * 100) / 100} %`;

export const noun = (count: number, one: string, many = `${one}s`): string => (count === 1 ? one : many);

export const counted = (count: number, one: string, many?: string): string =>
    `${numberText(count)} ${noun(count, one, many)}`;

/** How long something took or takes: the largest unit that fits, rounded down. */
export function durationText(ms: number): string {
    const minutes = Math.floor(ms / 60_000);
    if (minutes < 1) return "less than a minute";
    if (minutes < 60) return counted(minutes, "minute");
    const hours = Math.floor(minutes / 60);
    return hours < 48 ? counted(hours, "hour") : counted(Math.floor(hours / 24), "day");
}

export function typeText(type: string): string {
    if (type === "AB_TEST") return "A/B test";
    return type === "SEGMENTED" ? "Segmented" : type;
}
