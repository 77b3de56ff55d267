import { type Host, startHost } from "../support/host";
import { type Declaration, type Report, Stack } from "../support/stack";
import type { Entry } from "../support/stackState";
import { stackConfig } from "../support/useHost";
import { recordInto } from "./recordedCalls";
import { CONFIG, RecordedEngine, type UpOptions } from "./recordedEngine";

/** The engine in small, on one host for all scripts. */
export class RecordedFakeEngine extends RecordedEngine {
    private host: Host | undefined;
    private stack!: Stack;

    protected async begin(): Promise<void> {
        const { emulator } = this;
        this.host ??= await startHost({
            config: { ...stackConfig(emulator), "contentstack-personalize:maxRetries": CONFIG.maxRetries },
            env: { CONTENTSTACK_AUTHTOKEN: emulator.authtoken, ...recordInto(this.calls) },
        });
        this.stack = new Stack(this.host);
    }

    protected async end(): Promise<void> {
        await this.host?.stop();
    }

    async up(program: Declaration[], { preview, refresh }: UpOptions = {}): Promise<void> {
        const previewed = preview ? await this.stack.preview(program) : undefined;
        this.noteReport(
            "up",
            previewed?.ok === false ? previewed : await this.stack.up(program, { refresh }),
        );
    }

    async refresh(): Promise<void> {
        this.noteReport("refresh", await this.stack.refresh());
    }

    async destroy(): Promise<void> {
        this.noteReport("destroy", await this.stack.destroy());
    }

    private noteReport(command: string, { steps, failures, errors }: Report): void {
        const { resources, pendingDeletes } = this.stack.state;
        const pending = pendingDeletes.map((entry) => ({ ...asKept(entry), pendingDelete: true }));
        const failed = [...failures, ...errors].map(({ name }) => name);
        this.note(command, { steps, failed }, [...resources.map(asKept), ...pending]);
    }
}

function asKept({ kind: _, ...entry }: Entry) {
    return {
        ...entry,
        dependsOn: [...new Set(entry.dependsOn)].sort(),
        refs: Object.fromEntries(Object.entries(entry.refs).filter(([, names]) => names.length > 0)),
        protect: entry.protect || undefined,
        retainOnDelete: entry.retainOnDelete || undefined,
    };
}
