import { closestMatch } from "../common/suggest";

/** The prefix of the hosts of each region. */
const PREFIXES: Record<string, string> = {
    "AWS-NA": "",
    "AWS-EU": "eu-",
    "AWS-AU": "au-",
    "AZURE-NA": "azure-na-",
    "AZURE-EU": "azure-eu-",
    "GCP-NA": "gcp-na-",
    "GCP-EU": "gcp-eu-",
};

export const REGION_NAMES = Object.keys(PREFIXES);

/** The address of a region; names are taken as people and the Contentstack CLI write them: `EU`, `azure_na`. */
export function regionAddress(name: string): string | undefined {
    return hostOf(name, "personalize-api");
}

/** The address of a region's web application, which issues OAuth tokens. */
export function regionLoginAddress(name: string): string | undefined {
    return hostOf(name, "app");
}

function hostOf(name: string, service: string): string | undefined {
    const prefix = PREFIXES[canonical(name)];
    return prefix === undefined ? undefined : `https://${prefix}${service}.contentstack.com`;
}

export function unknownRegion(name: string): string {
    const closest = closestMatch(canonical(name), REGION_NAMES);
    const hint = closest === undefined ? "" : ` Did you mean ${closest}?`;
    return `is not a region.${hint} The regions are ${REGION_NAMES.join(", ")}`;
}

function canonical(name: string): string {
    const upper = name
        .trim()
        .toUpperCase()
        .replace(/[\s_]+/g, "-");
    const alias = upper === "US" ? "NA" : upper;
    return /^(?:NA|EU|AU)$/.test(alias) ? `AWS-${alias}` : alias;
}
