import type { WireAudit } from "../../core/wire";
import type { Host } from "../call";

const userUid = "blt0e4a1a70b0a5e1f0";
const userName = "Emulated User";

type Timed = Pick<Host, "settings" | "clock">;

export function timestamp(host: Timed): string {
    const milliseconds = host.clock();
    const step = host.settings.switches.createdAtGranularity === "s" ? 1000 : 1;
    return new Date(Math.floor(milliseconds / step) * step).toISOString();
}

export function createdNow(host: Timed): Required<Omit<WireAudit, "project">> {
    const at = timestamp(host);
    return {
        createdBy: userUid,
        updatedBy: userUid,
        createdAt: at,
        updatedAt: at,
        createdByUserName: userName,
        updatedByUserName: userName,
    };
}

export const updatedNow = (host: Timed) => ({
    updatedBy: userUid,
    updatedAt: timestamp(host),
    updatedByUserName: userName,
});

export const activatedAt = (at: string) => ({
    activatedAt: at,
    activatedBy: userUid,
    activatedByUserName: userName,
});
