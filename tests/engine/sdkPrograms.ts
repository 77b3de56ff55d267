import { ENGINE_VERSION } from "../../tools/engine/pins";
import { sdkVersion } from "../support/installed";
import { country } from "../support/rules";

/** A program with a generated SDK, and what its language needs. */
export interface SdkProgram {
    runtime: string;
    /** The command that installs the dependencies of a program. */
    tool: string;
    options?: string;
    /** What lists the dependencies. */
    manifest: [file: string, text: string];
    program: [file: string, text: string];
}

const GERMANY = JSON.stringify(country("DE"));

/** The same program in each language. */
export const SDK_PROGRAMS: Record<string, SdkProgram> = {
    TypeScript: {
        runtime: "nodejs",
        tool: "npm",
        manifest: ["package.json", JSON.stringify({ dependencies: { "@pulumi/pulumi": sdkVersion() } })],
        program: [
            "index.ts",
            `
import * as personalize from "@pulumi/contentstack-personalize";
const germany = new personalize.Audience("germany", { definition: ${GERMANY} });
const signup = new personalize.Event("signup", { key: "signup" });
const hero = new personalize.Experience("hero", { name: "Hero", type: "AB_TEST" }, { dependsOn: [germany, signup] });
const version = new personalize.ExperienceVersion("version", {
    experience: hero.id,
    status: "ACTIVE",
    variants: [{ name: "Control", trafficDistribution: 40 }, { name: "Video", trafficDistribution: 60 }],
    metrics: [{ event: signup.id, name: "Sign-ups" }],
    targeting: { audiences: [germany.id] },
}, { deletedWith: hero });
export const number = version.versionNumber;
export const shortUid = version.shortUids[1];
export const found = personalize.getEventOutput({ key: signup.key }).uid;
`,
        ],
    },
    Python: {
        runtime: "python",
        tool: "python3",
        options: "{ virtualenv: venv }",
        manifest: ["requirements.txt", "pulumi>=3,<4\n"],
        program: [
            "__main__.py",
            `
import json, pulumi
import pulumi_contentstack_personalize as personalize
germany = personalize.Audience("germany", definition=json.loads('${GERMANY}'))
signup = personalize.Event("signup", key="signup")
hero = personalize.Experience("hero", name="Hero", type="AB_TEST",
    opts=pulumi.ResourceOptions(depends_on=[germany, signup]))
version = personalize.ExperienceVersion("version",
    experience=hero.id,
    status="ACTIVE",
    variants=[{"name": "Control", "traffic_distribution": 40}, {"name": "Video", "traffic_distribution": 60}],
    metrics=[personalize.MetricArgs(event=signup.id, name="Sign-ups")],
    targeting={"audiences": [germany.id]},
    opts=pulumi.ResourceOptions(deleted_with=hero))
pulumi.export("number", version.version_number)
pulumi.export("shortUid", version.short_uids[1])
pulumi.export("found", personalize.get_event_output(key=signup.key).uid)
`,
        ],
    },
    Go: {
        runtime: "go",
        tool: "go",
        manifest: [
            "go.mod",
            `module test\ngo 1.25\nrequire github.com/pulumi/pulumi/sdk/v3 v${ENGINE_VERSION}\n`,
        ],
        program: [
            "main.go",
            `
package main
import (
	"encoding/json"
	personalize "example.com/pulumi-contentstack-personalize/sdk/go/contentstackpersonalize"
	. "github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)
func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}
func main() {
	Run(func(ctx *Context) error {
		var rule map[string]any
		must(0, json.Unmarshal([]byte(\`${GERMANY}\`), &rule))
		germany := must(personalize.NewAudience(ctx, "germany", &personalize.AudienceArgs{Definition: Any(rule)}))
		signup := must(personalize.NewEvent(ctx, "signup", &personalize.EventArgs{Key: String("signup")}))
		hero := must(personalize.NewExperience(ctx, "hero", &personalize.ExperienceArgs{
			Name: String("Hero"), Type: String("AB_TEST"),
		}, DependsOn([]Resource{germany, signup})))
		version := must(personalize.NewExperienceVersion(ctx, "version", &personalize.ExperienceVersionArgs{
			Experience: hero.ID(),
			Status:     String("ACTIVE"),
			Variants: personalize.VariantArray{
				personalize.VariantArgs{Name: String("Control"), TrafficDistribution: Float64(40)},
				personalize.VariantArgs{Name: String("Video"), TrafficDistribution: Float64(60)},
			},
			Metrics:   personalize.MetricArray{personalize.MetricArgs{Event: signup.ID(), Name: String("Sign-ups")}},
			Targeting: personalize.TargetingArgs{Audiences: StringArray{germany.ID()}},
		}, DeletedWith(hero)))
		ctx.Export("number", version.VersionNumber)
		ctx.Export("shortUid", version.ShortUids.Index(Int(1)))
		ctx.Export("found", personalize.LookupEventOutput(ctx, personalize.LookupEventOutputArgs{Key: signup.Key}).Uid())
		return nil
	})
}
`,
        ],
    },
};
