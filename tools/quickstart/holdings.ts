import { colors } from "./terminal";

type Json = Record<string, unknown>;

/** Reads the project over plain HTTP and prints it like the web UI. */
export async function printHoldings(target: {
    url: string;
    projectUid: string;
    authtoken: string;
}): Promise<void> {
    const get = async (path: string): Promise<Json[]> => {
        const headers = { authtoken: target.authtoken, "x-project-uid": target.projectUid };
        const response = await fetch(target.url + path, { headers });
        if (!response.ok) throw new Error(`GET ${path}: ${response.status}`);
        return (await response.json()) as Json[];
    };
    const attributes = (await get("/attributes")).filter((each) => each.__type === "CUSTOM");
    print("attributes", attributes, (each) => `${each.name} (${each.key})`);
    print("audiences", await get("/audiences"), (each) => String(each.name));
    print("events", await get("/events"), (each) => String(each.key));
    // The list is in the order of priority.
    const experiences = await get("/experiences");
    print("experiences", experiences, (each) => `${each.name}: ${each.__type}, ${each.status}`);
    for (const { uid, name } of experiences) {
        print(`versions of ${name}`, await get(`/experiences/${uid}/versions`), describeVersion);
    }
}

function describeVersion(version: Json): string {
    const variants = ((version.variants ?? []) as Json[]).map((variant) => {
        const share = variant.trafficDistribution === undefined ? "" : ` ${variant.trafficDistribution} %`;
        return `${variant.shortUid}: ${variant.name}${share}`;
    });
    return `${version.versionNumber} ${version.status}  ${variants.join(", ")}`;
}

function print(title: string, list: Json[], line: (each: Json) => string): void {
    console.log(colors.bold(title));
    for (const each of list) console.log(`  ${line(each)}`);
}
