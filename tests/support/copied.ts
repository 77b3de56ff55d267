import { readCopy } from "../../provider/cli/emulator/copy";
import { PersonalizeClient } from "../../provider/core/api/client";
import { resolveSettings } from "../../provider/core/api/settings";
import { startEmulator } from "../../provider/emulator";
import type { TestEmulator } from "./emulator";

/** What `personalize emulator --copy` starts with, as a state for another emulator. */
export async function copyOf(original: TestEmulator): Promise<ReturnType<TestEmulator["state"]>> {
    const environment = {
        CONTENTSTACK_AUTHTOKEN: original.authtoken,
        CONTENTSTACK_ORGANIZATION_UID: original.organizationUid,
    };
    const client = new PersonalizeClient(resolveSettings((key) => original.config[key], environment));
    const copy = await startEmulator({ copy: await readCopy(client, original.projectUid, true) });
    await copy.close();
    return copy.state();
}

/** The answers to all reads of a project but those of analytics, by path. */
export async function everyRead({
    api,
    url,
    authtoken,
    organizationUid,
}: Pick<TestEmulator, "api" | "url" | "authtoken" | "organizationUid">): Promise<Record<string, unknown>> {
    const answers: Record<string, unknown> = {};
    const lists = [
        "/attributes",
        "/audiences",
        "/audiences?includeLyticsAudiences=true",
        "/events",
        "/experiences",
    ];
    for (const path of [...lists, "/experiences-priority"]) answers[path] = await api.get(path);
    for (const { uid } of answers["/experiences"] as { uid: string }[]) {
        for (const path of [`/experiences/${uid}`, `/experiences/${uid}/versions`])
            answers[path] = await api.get(path);
    }
    const headers = { authtoken, organization_uid: organizationUid };
    answers["/projects"] = await (await fetch(`${url}/projects`, { headers })).json();
    return answers;
}
