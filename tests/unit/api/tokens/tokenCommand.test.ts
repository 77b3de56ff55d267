import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandWords } from "../../../../provider/core/api/tokens/commandLine";
import { TokenCommand } from "../../../../provider/core/api/tokens/tokenCommand";
import { tokenOfOutput } from "../../../../provider/core/api/tokens/tokenOutput";
import { failure } from "../server";

const NOW = 1_700_000_000_000;

test.each([
    ["vault read token", ["vault", "read", "token"]],
    ["  vault \t read  ", ["vault", "read"]],
    [`op read "op://team/a b/token"`, ["op", "read", "op://team/a b/token"]],
    [`x '' "a'b"c`, ["x", "", "a'bc"]],
    ['["a b", "$HOME", ";rm"]', ["a b", "$HOME", ";rm"]],
    ["echo $HOME && rm -rf *", ["echo", "$HOME", "&&", "rm", "-rf", "*"]],
])("splits %s into words without a shell", (text, words) => {
    expect(commandWords(text)).toEqual({ words });
});

test.each([
    [" ", "is blank"],
    [`op "x`, "without its end"],
    ["[1]", "not a JSON list of words"],
    ["[]", "not a JSON list of words"],
    ["[oops", "not a JSON list of words"],
])("rejects the command %s", (text, why) => {
    expect(commandWords(text)).toEqual({ problem: expect.stringContaining(why) });
});

test.each([
    ["tok-1\n", { token: "tok-1" }],
    ["tok-1\r\n", { token: "tok-1" }],
    ["tok-1", { token: "tok-1" }],
    ['{"access_token":"tok-1","expires_in":60}', { token: "tok-1", expiresAt: NOW + 60_000 }],
    ['{"token":"tok-1","expires_in":"60"}\n', { token: "tok-1", expiresAt: NOW + 60_000 }],
    ['{"access_token":"tok-1","expires_at":1700000100}', { token: "tok-1", expiresAt: 1_700_000_100_000 }],
    [
        '{"access_token":"tok-1","expires_at":"2023-11-14T22:15:00Z"}',
        { token: "tok-1", expiresAt: Date.parse("2023-11-14T22:15:00Z") },
    ],
    ['{"access_token":"tok-1"}', { token: "tok-1" }],
])("reads the token in %j", (stdout, token) => {
    expect(tokenOfOutput(stdout, NOW)).toEqual(token);
});

test.each([
    ["", "printed nothing"],
    [" \n", "printed nothing"],
    ["canary-1\ncanary-2\n", "more than one line"],
    ["canary-1\n\n", "more than one line"],
    ["<html><title>Sign in canary</title></html>", "an HTML page instead of a token"],
    ["Bearer canary", "Bearer"],
    ["canary one", "white space"],
    ["canary\u0007", "control characters"],
    ['{"access_token":""}', "without access_token"],
    ['{"access_token":"canary\\nx"}', "an access_token that contains white space"],
    ["{oops canary", "not JSON"],
    ['{"access_token":"canary","expires_in":"soon"}', "an expiry"],
    ['{"access_token":"canary","expires_at":"tomorrow"}', "an expiry"],
])("rejects the output %j without showing it", (stdout, why) => {
    const { problem } = tokenOfOutput(stdout, NOW) as { problem: string };
    expect(problem).toContain(why);
    if (!why.includes("HTML")) expect(problem).not.toContain("canary");
});

const command = (script: string, env: NodeJS.ProcessEnv = {}) =>
    new TokenCommand([process.execPath, "-e", script], "CONTENTSTACK_OAUTH_TOKEN_COMMAND", env);

test("runs the command and takes its token", async () => {
    await expect(command('console.log("tok-" + process.env.WHO)', { WHO: "me" }).issue()).resolves.toEqual({
        token: "tok-me",
    });
});

test.each([
    ['console.error("no session"); process.exit(3)', "ended with exit code 3 and printed “no session”"],
    ["process.kill(process.pid, 'SIGTERM')", "ended with SIGTERM"],
    ["process.stdout.write('x'.repeat(70000)); setInterval(() => {}, 1000)", "printed more than 64 KiB"],
])("says how the command failed: %s", async (script, why) => {
    const { message } = await failure(command(script).issue());
    expect(message).toContain(`The command in CONTENTSTACK_OAUTH_TOKEN_COMMAND ${why}`);
    expect(message.length).toBeLessThan(400);
});

test("says that the command does not exist", async () => {
    const { message } = await failure(new TokenCommand(["/no/such/command"], "X", {}).issue());
    expect(message).toContain("can't be started: ENOENT");
});

test("shortens the error output and shows no secret of it", async () => {
    const script =
        'console.error("x ".repeat(5000) + process.env.VAULT_TOKEN + " eyJhbGciOiJIUzI1NiJ9.canary.abcdefgh end"); process.exit(1)';
    const { message } = await failure(command(script, { VAULT_TOKEN: "canary-7" }).issue());
    expect(message).toContain("*** *** end");
    expect(message).not.toContain("canary");
    expect(message.length).toBeLessThan(500);
});

test("ends a command that does not end, with what it has started", async () => {
    const folder = mkdtempSync(join(tmpdir(), "token-command-"));
    const file = join(folder, "child");
    const script = `
        const { spawn } = require("node:child_process");
        const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
        require("node:fs").writeFileSync(${JSON.stringify(file)}, String(child.pid));
        process.stderr.write("waiting");
        setInterval(() => {}, 1000);`;
    jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate", "queueMicrotask", "performance"] });
    try {
        const failed = failure(command(script).issue());
        let pid = 0;
        while (pid === 0) {
            await new Promise((resolve) => setImmediate(resolve));
            try {
                pid = Number(readFileSync(file, "utf8"));
            } catch {
                // It has not started yet.
            }
        }
        jest.advanceTimersByTime(30_000);
        expect((await failed).message).toContain("did not end within 30 s");
        for (let alive = true; alive; ) {
            await new Promise((resolve) => setImmediate(resolve));
            try {
                process.kill(pid, 0);
                // A killed child is a zombie until its parent, which is dead as well, is reaped.
                alive = !/State:\s+Z/.test(readFileSync(`/proc/${pid}/status`, "utf8"));
            } catch {
                alive = false;
            }
        }
    } finally {
        jest.useRealTimers();
        writeFileSync(file, "");
    }
});
