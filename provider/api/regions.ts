import { closestMatch } from "../common/suggest";

const REGIONS: Record<string, string> = {
    "AWS-NA": "https://personalize-api.contentstack.com",
    "AWS-EU": "https://eu-personalize-api.contentstack.com",
    "AWS-AU": "https://au-personalize-api.contentstack.com",
    "AZURE-NA": "https://azure-na-personalize-api.contentstack.com",
    "AZURE-EU": "https://azure-eu-personalize-api.contentstack.com",
    "GCP-NA": "https://gcp-na-personalize-api.contentstack.com",
    "GCP-EU": "https://gcp-eu-personalize-api.contentstack.com",
};

export const REGION_NAMES = Object.keys(REGIONS);

/** The address of a region; names are taken as people and the Contentstack CLI write them: `EU`, `azure_na`. */
export function regionAddress(name: string): string | undefined {
    return REGIONS[canonical(name)];
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
