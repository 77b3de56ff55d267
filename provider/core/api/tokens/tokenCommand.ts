import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { ConfigurationError } from "../../errors/base";
import { harmless } from "../../errors/text";
import { redactSecrets } from "../credentials";
import type { IssuedToken, TokenIssuer } from "./renewedCredentials";
import { tokenOfOutput } from "./tokenOutput";

const TIMEOUT_MS = 30_000;
const MAX_OUTPUT = 64 * 1024;
const MAX_SHOWN = 200;

/** A command of the user that prints a token. */
export class TokenCommand implements TokenIssuer {
    readonly source = "command";
    readonly id: string;
    readonly #words: readonly string[];
    readonly #name: string;
    readonly #env: NodeJS.ProcessEnv;

    /** @param name the name of the setting, for messages */
    constructor(words: readonly string[], name: string, env: NodeJS.ProcessEnv) {
        this.id = createHash("sha256").update(JSON.stringify(words)).digest("hex");
        this.#words = words;
        this.#name = name;
        this.#env = env;
    }

    /** A command is expected to keep its secrets in files and variables, and these are what its errors may quote. */
    get secrets(): readonly string[] {
        return Object.entries(this.#env).flatMap(([name, value]) =>
            /TOKEN|SECRET|PASSWORD|PASSPHRASE|CREDENTIAL|API_?KEY/i.test(name) && value !== undefined
                ? [value]
                : [],
        );
    }

    async issue(): Promise<IssuedToken> {
        const { stdout, stderr, end } = await run(this.#words, this.#env);
        if (end !== undefined) throw this.#error(`${end}${this.#said(stderr)}`);
        const output = tokenOfOutput(stdout, Date.now());
        if ("problem" in output) throw this.#error(output.problem);
        return output;
    }

    #error(problem: string): ConfigurationError {
        return new ConfigurationError(
            `The command in ${this.#name} ${problem}. Run it in a terminal: it must print a token, or JSON with access_token and expires_in, and nothing else.`,
        );
    }

    /** The end of the error output, where commands say why they failed. Secrets are removed before it is cut. */
    #said(stderr: string): string {
        const shown = redactSecrets(stderr, this.secrets).replace(/[\w.~+/=-]{24,}/g, "***");
        const text = harmless(shown.slice(-MAX_SHOWN));
        return text === "" ? "" : ` and printed “${text}”`;
    }
}

interface Run {
    stdout: string;
    stderr: string;
    /** Why the command failed; undefined if it did not. */
    end: string | undefined;
}

function run([file = "", ...args]: readonly string[], env: NodeJS.ProcessEnv): Promise<Run> {
    return new Promise((resolve) => {
        // A group of its own, so that what the command has started ends with it.
        const detached = process.platform !== "win32";
        const child = spawn(file, args, {
            env,
            detached,
            shell: false,
            windowsHide: true,
            stdio: ["ignore", "pipe", "pipe"],
        });
        let stdout = "";
        let stderr = "";
        const finish = (end: string | undefined) => {
            clearTimeout(timer);
            child.stdout.destroy();
            child.stderr.destroy();
            resolve({ stdout, stderr, end });
        };
        const kill = (end: string) => {
            try {
                if (detached) process.kill(-child.pid!, "SIGKILL");
                else child.kill("SIGKILL");
            } catch {
                // It has ended meanwhile.
            }
            finish(end);
        };
        const timer = setTimeout(() => kill(`did not end within ${TIMEOUT_MS / 1000} s`), TIMEOUT_MS);
        child.stdout.setEncoding("utf8").on("data", (text: string) => {
            stdout += text;
            if (stdout.length > MAX_OUTPUT) kill(`printed more than ${MAX_OUTPUT / 1024} KiB`);
        });
        child.stderr.setEncoding("utf8").on("data", (text: string) => {
            stderr = (stderr + text).slice(-MAX_OUTPUT);
        });
        child.on("error", (error: NodeJS.ErrnoException) =>
            finish(`can't be started: ${harmless(error.code ?? error.message, 80)}`),
        );
        child.on("close", (code, signal) =>
            finish(code === 0 ? undefined : `ended with ${signal ?? `exit code ${code}`}`),
        );
    });
}
