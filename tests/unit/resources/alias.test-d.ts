import * as pulumi from "@pulumi/pulumi";
import { ExperienceVersion } from "../../../provider";

/** TypeScript checks the name of a variant where the program declares the names as literals. */
const declared = new ExperienceVersion("hero", {
    experience: "uid",
    status: "ACTIVE",
    variants: [{ name: "Control" }, { name: "Video", trafficDistribution: 50 }],
    staged: { variants: [{ name: "Quiz" }] },
});
declared.alias("Video");
// @ts-expect-error: no variant has this name
declared.alias("Vidoe");
// @ts-expect-error: only the draft has this variant
declared.alias("Quiz");

const names: string[] = ["Control", "Video"];
const computed = new ExperienceVersion("hero", {
    experience: "uid",
    status: "ACTIVE",
    variants: names.map((name) => ({ name })),
});
computed.alias("Video");

const late = new ExperienceVersion("hero", {
    experience: "uid",
    status: "ACTIVE",
    variants: pulumi.output(names).apply((all) => all.map((name) => ({ name }))),
});
late.alias("Video");
ExperienceVersion.get("hero", "id").alias("Video");

const anyVersion: ExperienceVersion = declared;
anyVersion.alias("Video");
