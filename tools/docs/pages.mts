import { type DeclarationReflection, ReflectionKind } from "typedoc";

export interface Page {
    /** The path below `docs/reference`. */
    path: string;
    title: string;
    intro?: string;
    /** The source files below `provider` whose exports the page documents. */
    sources: RegExp;
    /** Selects types or values if both come from the same sources. */
    only?: "types" | "values";
}

const resource = (name: string, title: string): Page => ({
    path: `${name}.md`,
    title,
    sources: new RegExp(`^program/resources/${name}(Args)?\\.ts$`),
});

const read = (name: string, title: string): Page => ({
    path: `reads/${name}.md`,
    title,
    intro: "Asynchronous functions. The `…Output` forms take arguments that are outputs.",
    sources: new RegExp(`^(program/reads|core/results)/${name}\\.ts$`),
});

/** Each exported name is documented on the first matching page. The index has the same order. */
export const PAGES: readonly Page[] = [
    resource("attribute", "Attributes"),
    resource("audience", "Audiences"),
    resource("event", "Events"),
    resource("experience", "Experiences"),
    resource("experienceVersion", "Versions of experiences"),
    resource("experiencesPriority", "The priority order"),
    {
        path: "common.md",
        title: "What all resources share",
        intro: "Each resource also has the members of every Pulumi resource: `id`, `urn` and the [resource options](https://www.pulumi.com/docs/iac/concepts/options/).",
        sources: /^program\/resources\//,
    },
    {
        path: "rules/builder.md",
        title: "Rules: the builder",
        intro: "Exported as `rules`: `const { all, custom, country } = personalize.rules;`",
        sources: /^(program|core)\/rules\//,
        only: "values",
    },
    {
        path: "rules/form.md",
        title: "Rules: the API's form",
        intro: "The JSON that the builder creates, and that you can also write by hand. Exported as types of `rules`.",
        sources: /^program\/rules\/types\.ts$/,
    },
    {
        path: "rules/matchers.md",
        title: "Rules: the conditions",
        intro: "Which attribute takes which condition. Exported as types of `rules`.",
        sources: /^(program|core)\/rules\//,
    },
    read("project", "Reading projects"),
    read("attribute", "Reading attributes"),
    read("audience", "Reading audiences"),
    read("event", "Reading events"),
    read("experience", "Reading experiences"),
    read("experienceVersion", "Reading versions"),
    read("experiencesPriority", "Reading the priority order"),
    read("variantGroup", "Reading variant groups"),
    read("analytics", "Reading analytics"),
    {
        ...read("geolocation", "Reading places"),
        sources: /^(program\/reads\/geolocation|core\/results\/place)\.ts$/,
    },
    { path: "reads/common.md", title: "What all reads share", sources: /^program\/reads\// },
    {
        path: "errors.md",
        title: "Errors",
        intro: "Read functions throw these errors. If a resource fails, Pulumi prints the message of the error. For solutions, see [troubleshooting](../guides/troubleshooting.md).",
        sources: /^core\/errors\//,
    },
];

export function sourceOf(declaration: DeclarationReflection): string {
    return declaration.sources?.[0]?.fileName.replace(/^provider\//, "") ?? "";
}

export function isType(declaration: DeclarationReflection): boolean {
    return declaration.kindOf([ReflectionKind.Interface, ReflectionKind.TypeAlias]);
}

export function pageOf(declaration: DeclarationReflection): Page {
    const source = sourceOf(declaration);
    const wanted = isType(declaration) ? "types" : "values";
    const page = PAGES.find(({ sources, only = wanted }) => sources.test(source) && only === wanted);
    if (page) return page;
    throw new Error(
        `${declaration.name} (${source}) is exported but has no page: add one in tools/docs/pages.mts.`,
    );
}

/** Returns the anchor that GitHub gives a heading. */
export function anchorOf(heading: string): string {
    return heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replace(/\s/g, "-");
}
