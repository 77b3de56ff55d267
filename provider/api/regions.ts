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
    const wanted = canonical(name.slice(0, 40));
    const nearest = REGION_NAMES.map((known) => ({ known, far: distance(wanted, known) })).sort(
        (a, b) => a.far - b.far,
    )[0]!;
    const hint = nearest.far <= 3 ? ` Did you mean ${nearest.known}?` : "";
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

/** Levenshtein. */
function distance(a: string, b: string): number {
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
            next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
        }
        row = next;
    }
    return row[b.length]!;
}
