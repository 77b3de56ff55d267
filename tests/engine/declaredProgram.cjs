/** A Pulumi program that registers what `declarations.json` beside it holds, as the resource classes would. */
const pulumi = require("@pulumi/pulumi");

const made = {};

class Declared extends pulumi.CustomResource {
    constructor({ name, kind, inputs, dependsOn = [], deletedWith, ...options }) {
        const type = kind.charAt(0).toUpperCase() + kind.slice(1);
        const __provider = `exports.handler = () => require("pulumi-contentstack-personalize/${kind}");`;
        // Only a property that is named here can be read by another resource.
        const outputs = { projectUid: undefined, versionUid: undefined };
        super(
            `pulumi-nodejs:dynamic/contentstack-personalize:${type}`,
            name,
            { ...outputs, ...resolved(inputs), __provider },
            { ...options, dependsOn: dependsOn.map((each) => made[each]), deletedWith: made[deletedWith] },
        );
        made[name] = this;
    }
}

function resolved(value) {
    if (value?.$ref) return made[value.$ref][value.output ?? "id"];
    if (Array.isArray(value)) return value.map(resolved);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, resolved(field)]));
}

for (const declaration of require("./declarations.json")) new Declared(declaration);
