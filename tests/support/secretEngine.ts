import type { Bag, CheckFailure, Host, Target } from "./host";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** A secret value of a program, as the protocol transports it. */
export function secret(value: unknown): Bag {
    return { [SIGNATURE]: SECRET, value };
}

const isSecret = (value: unknown): value is { value: unknown } =>
    typeof value === "object" && value !== null && Reflect.get(value, SIGNATURE) === SECRET;

function mapFields(value: unknown, map: (field: unknown) => unknown): unknown {
    if (Array.isArray(value)) return value.map(map);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, map(field)]));
}

function withoutMarks(value: unknown): unknown {
    return isSecret(value) ? withoutMarks(value.value) : mapFields(value, withoutMarks);
}

const hasSecret = (value: unknown): boolean =>
    isSecret(value) || (typeof value === "object" && value !== null && Object.values(value).some(hasSecret));

/** What a state file shows of properties. */
export function shown(value: unknown): string {
    const hide = (field: unknown): unknown => (isSecret(field) ? "[secret]" : mapFields(field, hide));
    return JSON.stringify(hide(value));
}

/** The paths of secrets, as the resource classes tell them to the life cycle. */
function pathsOf(value: unknown, path = ""): string[] {
    if (isSecret(value)) return [path];
    if (Array.isArray(value)) return value.flatMap((each) => pathsOf(each, path));
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([name, field]) => pathsOf(field, path ? `${path}.${name}` : name));
}

/** Calls a host with secrets as the engine does: a provider that does not know secrets gets plain values. */
export class SecretEngine {
    constructor(private readonly host: Host) {}

    private sent(bag: Bag): Bag {
        return this.host.way === "plugin" ? bag : (withoutMarks(bag) as Bag);
    }

    /** The engine marks an output as secret if the property of the same name that it sent contains a secret. */
    private received(outs: Bag, ins: Bag): Bag {
        if (this.host.way === "plugin") return outs;
        return Object.fromEntries(
            Object.entries(outs).map(([name, value]) => [
                name,
                hasSecret(ins[name]) && !hasSecret(value) ? secret(value) : value,
            ]),
        );
    }

    async check(of: Target, olds: Bag, news: Bag): Promise<{ inputs: Bag; failures: CheckFailure[] }> {
        const paths = [...new Set(pathsOf(news))];
        const told = this.host.way === "plugin" || paths.length === 0 ? news : { ...news, __secrets: paths };
        const { inputs, failures } = await this.host.check(of, this.sent(olds), this.sent(told));
        return { inputs: this.received(inputs, told), failures };
    }

    diff(of: Target, id: string, olds: Bag, news: Bag) {
        return this.host.diff(of, id, this.sent(olds), this.sent(news));
    }

    async create(of: Target, inputs: Bag): Promise<{ id: string; outs: Bag }> {
        const { id, outs } = await this.host.create(of, this.sent(inputs));
        return { id, outs: this.received(outs, inputs) };
    }

    async update(of: Target, id: string, olds: Bag, news: Bag): Promise<Bag> {
        const { outs } = await this.host.update(of, id, this.sent(olds), this.sent(news));
        return this.received(outs, news);
    }

    async preview(of: Target, id: string, olds: Bag, news: Bag): Promise<Bag> {
        if (this.host.way === "dynamic") return {};
        return (await this.host.previewUpdate(of, id, olds, news)).outs;
    }

    async read(of: Target, id: string, state: Bag): Promise<{ props: Bag; inputs: Bag }> {
        const { props, inputs = {} } = await this.host.read(of, id, this.sent(state));
        return { props: this.received(props, state), inputs: this.received(inputs, state) };
    }
}
