import {
    ASSUMPTIONS,
    type AssumptionName,
    type Assumptions,
    assumptionNames,
    isAssumptionValue,
} from "../evaluation";
import { defaultQuotas, type QuotaName, type Quotas, quotaNames } from "./quotas";
import {
    defaultSwitches,
    isSwitchValue,
    type Switches,
    type SwitchName,
    switches,
    switchNames,
} from "./switches";

/** The settings that can be changed while the emulator runs. */
export interface Settings {
    readonly switches: Switches;
    readonly quotas: Quotas;
    /** Requests per second and organization. */
    readonly rateLimit: number | "off";
    /** The delay in milliseconds before every response. */
    readonly latencyMs: number;
    /** The delay in milliseconds before a version is synced to the content management system. 150 ms was recorded. */
    readonly cmsLagMs: number;
    /** The delay in milliseconds before the Edge API serves a change of a project. */
    readonly publicationDelayMs: number;
    /** The lifetime in milliseconds of the OAuth access tokens of a login. An hour is documented. */
    readonly tokenLifetimeMs: number;
    /** The assumptions of the evaluation that differ from its defaults. */
    readonly assumptions: Assumptions;
}

export interface SettingsChange {
    readonly switches?: Partial<Switches>;
    readonly quotas?: Partial<Quotas>;
    readonly rateLimit?: number | "off";
    readonly latencyMs?: number;
    readonly cmsLagMs?: number;
    readonly publicationDelayMs?: number;
    readonly tokenLifetimeMs?: number;
    readonly assumptions?: Assumptions;
}

/** An invalid setting or command. The message is complete without a stack trace. */
export class SettingsError extends Error {}

export const defaultSettings: Settings = {
    switches: defaultSwitches,
    quotas: defaultQuotas,
    rateLimit: 10,
    latencyMs: 0,
    cmsLagMs: 150,
    publicationDelayMs: 0,
    tokenLifetimeMs: 3_600_000,
    assumptions: {},
};

const fields = Object.keys(defaultSettings);

export function changeSettings(settings: Settings, change: SettingsChange): Settings {
    for (const field of Object.keys(change)) {
        if (!fields.includes(field)) {
            throw new SettingsError(`There is no setting "${field}". The settings: ${fields.join(", ")}.`);
        }
    }
    const { rateLimit = settings.rateLimit } = change;
    if (rateLimit !== "off" && !(Number.isFinite(rateLimit) && rateLimit > 0)) {
        throw new SettingsError(
            `The rate limit must be a number above 0 or "off", not ${JSON.stringify(rateLimit)}.`,
        );
    }
    return {
        switches: { ...settings.switches, ...checkedSwitches(change.switches ?? {}) },
        quotas: { ...settings.quotas, ...checkedQuotas(change.quotas ?? {}) },
        rateLimit,
        latencyMs: milliseconds("latencyMs", change.latencyMs ?? settings.latencyMs),
        cmsLagMs: milliseconds("cmsLagMs", change.cmsLagMs ?? settings.cmsLagMs),
        publicationDelayMs: milliseconds(
            "publicationDelayMs",
            change.publicationDelayMs ?? settings.publicationDelayMs,
        ),
        tokenLifetimeMs: milliseconds("tokenLifetimeMs", change.tokenLifetimeMs ?? settings.tokenLifetimeMs),
        assumptions: change.assumptions
            ? { ...settings.assumptions, ...checkedAssumptions(change.assumptions) }
            : settings.assumptions,
    };
}

function checkedAssumptions(wanted: Assumptions): Assumptions {
    for (const [name, value] of Object.entries(wanted)) {
        if (!Object.hasOwn(ASSUMPTIONS, name)) {
            throw new SettingsError(
                `There is no assumption "${name}". The assumptions: ${assumptionNames.join(", ")}.`,
            );
        }
        if (!isAssumptionValue(name as AssumptionName, value)) {
            const values = ASSUMPTIONS[name as AssumptionName].values.join(" or ");
            throw new SettingsError(
                `The assumption ${name} must be ${values}, not ${JSON.stringify(value)}.`,
            );
        }
    }
    return wanted;
}

function checkedSwitches(wanted: Partial<Switches>): Partial<Switches> {
    for (const [name, value] of Object.entries(wanted)) {
        if (!Object.hasOwn(switches, name)) {
            throw new SettingsError(`There is no switch "${name}". The switches: ${switchNames.join(", ")}.`);
        }
        if (!isSwitchValue(name as SwitchName, value)) {
            const values = switches[name as SwitchName].values.join(" or ");
            throw new SettingsError(`The switch ${name} must be ${values}, not ${JSON.stringify(value)}.`);
        }
    }
    return wanted;
}

function checkedQuotas(wanted: Partial<Quotas>): Partial<Quotas> {
    for (const [name, value] of Object.entries(wanted)) {
        if (!quotaNames.includes(name as QuotaName)) {
            throw new SettingsError(`There is no quota "${name}". The quotas: ${quotaNames.join(", ")}.`);
        }
        if (!Number.isInteger(value) || value < 0) {
            throw new SettingsError(
                `The quota ${name} must be a whole number, not ${JSON.stringify(value)}.`,
            );
        }
    }
    return wanted;
}

function milliseconds(name: string, value: number): number {
    if (!(Number.isFinite(value) && value >= 0)) {
        throw new SettingsError(`${name} must be a number of milliseconds, not ${JSON.stringify(value)}.`);
    }
    return value;
}
