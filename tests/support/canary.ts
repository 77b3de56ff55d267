import type { EngineProject } from "./engine";

/** Tokens that appear nowhere else. */
export const TOKEN = "canary5f1d0c94e2b7a386";
export const WRONG = "canary0000wrong0000token";

/** Megabytes of log need not be printed where it fails. */
export const tells = (text: string, secret: string): boolean => text.includes(secret);

/** A refresh with a token that the server refuses: its verbose log does not tell the token. */
export async function refreshRefused(project: EngineProject): Promise<void> {
    project.setEnv({ CONTENTSTACK_AUTHTOKEN: WRONG });
    const refresh = await project.refresh("-v=9", "--logtostderr");
    project.setEnv({ CONTENTSTACK_AUTHTOKEN: TOKEN });
    expect(refresh.exitCode).not.toBe(0);
    expect(refresh.errors).toContain("401");
    expect(tells(refresh.output, WRONG)).toBe(false);
}
