import { groupBy } from "../../provider/cli/import/groups";
import type { StateRow } from "./results";

interface Resource {
    urn: string;
    type: string;
    inputs?: Record<string, unknown>;
    outputs?: Record<string, unknown>;
}

const OURS = "pulumi-nodejs:dynamic/contentstack-personalize:";

/** Returns the size of each kind in an exported stack. */
export function stateSizes(exported: string): StateRow[] {
    const { deployment } = JSON.parse(exported) as { deployment: { resources?: Resource[] } };
    const ours = (deployment.resources ?? []).filter(({ type }) => type.startsWith(OURS));
    const kinds = groupBy(ours, ({ type }) => type.slice(OURS.length));
    return [...kinds].map(([kind, resources]) => ({
        kind,
        bytesPerResource: Math.round(
            sum(resources.map((each) => JSON.stringify(each).length)) / resources.length,
        ),
        providerText: Math.max(...resources.map(({ inputs }) => String(inputs?.__provider ?? "").length)),
        outputs: [...new Set(resources.flatMap(outputsAlone))].sort(),
    }));
}

function outputsAlone({ inputs = {}, outputs = {} }: Resource): string[] {
    return Object.keys(outputs).filter((name) => !(name in inputs) && name !== "id");
}

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);
