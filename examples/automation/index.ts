import * as automation from "@pulumi/pulumi/automation";
import * as personalize from "pulumi-contentstack-personalize";

interface Brand {
    /** The name of the stack, and of the brand in Personalize. */
    name: string;
    projectUid: string;
    countries: string[];
}

/** Declares the resources of one brand. */
function program({ name, countries }: Brand): automation.PulumiFn {
    return async () => {
        const { any, country } = personalize.rules;
        const home = new personalize.Audience("home", {
            name: `${name}: home market`,
            definition: any(...countries.map((code) => country.equals(code))),
        });
        const welcome = new personalize.Experience("welcome", { name: "Welcome", type: "SEGMENTED" });
        const version = new personalize.ExperienceVersion("welcome", {
            experience: welcome,
            status: "ACTIVE",
            variants: [{ name: "Home", audiences: [home] }],
        });
        return { alias: version.alias("Home") };
    };
}

async function stackOf(brand: Brand): Promise<automation.Stack> {
    const stack = await automation.LocalWorkspace.createOrSelectStack(
        { stackName: brand.name, projectName: "brands", program: program(brand) },
        // Pulumi loads the package from the node_modules of this folder.
        { workDir: __dirname },
    );
    await stack.setConfig("contentstack-personalize:projectUid", { value: brand.projectUid });
    return stack;
}

async function main(): Promise<void> {
    const [action = "up"] = process.argv.slice(2);
    const brands = JSON.parse(process.env.BRANDS ?? "[]") as Brand[];
    if (brands.length === 0 || !["up", "destroy"].includes(action))
        throw new Error("Set BRANDS as README.md shows, and pass up or destroy.");
    for (const brand of brands)
        console.log(`${brand.name}: ${await reconcile(await stackOf(brand), action)}`);
}

/** Runs the action on one stack and returns its result in one line. */
async function reconcile(stack: automation.Stack, action: string): Promise<string> {
    if (action === "destroy") return (await stack.destroy()).summary.result;
    const { summary, outputs } = await stack.up();
    return `${summary.result}, ${JSON.stringify(summary.resourceChanges)}, alias ${outputs.alias?.value}`;
}

main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
