// Compares the service's own OpenAPI document with the client, the wire types and the emulator:
// check.ts [--region <region>] [--file <document>]. Needs no account. Exits with 2 if something differs.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { regionAddress, unknownRegion } from "../../provider/core/api/regions";
import { compareWithDocument, type OpenApi } from "./compare";
import { clientOperations, emulatorOperations } from "./ours";

const DIFFERENT = 2;

async function main(): Promise<void> {
    const { values } = parseArgs({
        options: { region: { type: "string", default: "AWS-NA" }, file: { type: "string" } },
    });
    const document = values.file === undefined ? await fetchDocument(values.region) : read(values.file);
    if (typeof document.paths !== "object" || document.paths === null)
        throw new Error("The document has no paths.");
    const client = await clientOperations();
    const differences = compareWithDocument(document, client, emulatorOperations());
    for (const difference of differences) console.log(difference);
    console.log(
        differences.length === 0
            ? `The document agrees with the ${client.length} operations of the client.`
            : `${differences.length} differences.`,
    );
    process.exitCode = differences.length === 0 ? 0 : DIFFERENT;
}

const read = (file: string): OpenApi => JSON.parse(readFileSync(file, "utf8"));

async function fetchDocument(region: string): Promise<OpenApi> {
    const address = regionAddress(region);
    if (address === undefined) throw new Error(`${region} ${unknownRegion(region)}.`);
    const response = await fetch(`${address}/openapi`, { signal: AbortSignal.timeout(30_000) }).catch(() => {
        throw new Error(`${address}/openapi can't be reached. Use --file with a copy of the document.`);
    });
    if (!response.ok) throw new Error(`${address}/openapi answered ${response.status}.`);
    return (await response.json()) as OpenApi;
}

main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
