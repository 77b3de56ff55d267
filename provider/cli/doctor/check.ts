/** One line of the report. */
export interface Check {
    readonly name: string;
    /** `skipped`: it could not be looked at, because something before it failed or is not known. */
    readonly status: "ok" | "warning" | "failed" | "skipped";
    readonly found: string;
    /** What to do. */
    readonly advice?: string;
}

export const ok = (name: string, found: string): Check => ({ name, status: "ok", found });
export const skipped = (name: string, found: string): Check => ({ name, status: "skipped", found });
export const warning = (name: string, found: string, advice: string): Check => ({
    name,
    status: "warning",
    found,
    advice,
});
export const failed = (name: string, found: string, advice: string): Check => ({
    name,
    status: "failed",
    found,
    advice,
});
