import type * as pulumi from "@pulumi/pulumi";

/** The logical name of a resource, if the SDK tells: the field is internal. */
export function logicalName(resource: pulumi.Resource): string | undefined {
    const name: unknown = Reflect.get(resource, "__name");
    return typeof name === "string" ? name : undefined;
}
