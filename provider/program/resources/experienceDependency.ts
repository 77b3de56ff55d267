import * as pulumi from "@pulumi/pulumi";
import type { Kind } from "../../core/model/model";
import { logicalName } from "../pulumi/logicalName";
import { userLine } from "../pulumi/userLine";
import { leadsToExperience } from "./dependencies";

/**
 * What makes an audience or event depend on an experience, as a hidden input. Pulumi then deletes it before the
 * experience, which the API refuses if a version of the experience refers to it. Only the program shows the reason,
 * and only the life cycle sees the refusal.
 */
export function experienceDependency(
    kind: Kind,
    props: pulumi.Inputs,
    { parent, dependsOn }: pulumi.CustomResourceOptions,
): { __dependency?: { by: string; component?: string; line?: string } } {
    if (kind !== "Audience" && kind !== "Event") {
        return {};
    }
    const certain = Object.entries({ parent, dependsOn, ...props }).find(([, value]) =>
        leadsToExperience(value),
    );
    if (certain !== undefined) {
        return { __dependency: { by: certain[0], line: userLine() } };
    }
    // The options of a component can't be read, so it may depend on an experience.
    return pulumi.ComponentResource.isInstance(parent) && parent !== pulumi.runtime.getStackResource()
        ? {
              __dependency: {
                  by: "component",
                  component: logicalName(parent),
                  line: userLine(parent.constructor.name),
              },
          }
        : {};
}
