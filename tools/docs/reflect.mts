import { resolve } from "node:path";
import { Application, type DeclarationReflection, ReflectionKind } from "typedoc";

const root = resolve(import.meta.dirname, "../..");

/** A namespace such as `rules`, whose exports are reached through its name. */
export interface Namespace {
    name: string;
    reflection: DeclarationReflection;
}

export interface Exports {
    /** Every exported name, those of namespaces too. */
    declarations: DeclarationReflection[];
    namespaces: Namespace[];
}

/** What the package exports, as TypeDoc reads it from the sources. */
export async function reflect(): Promise<Exports> {
    const app = await Application.bootstrap({
        entryPoints: [resolve(root, "provider/index.ts")],
        basePath: resolve(root, "provider"),
        tsconfig: resolve(root, "tsconfig.build.json"),
        disableGit: true,
        sourceLinkTemplate: "{path}#{line}",
        disableSources: false,
        excludeExternals: true,
        excludeInternal: true,
        excludePrivate: true,
        // `npm run lint` is what complains of types.
        skipErrorChecking: true,
        logLevel: "Error",
        // Defaults and examples stay the text that they are.
        jsDocCompatibility: { defaultTag: false, exampleTag: false },
    });
    const project = await app.convert();
    if (!project) throw new Error("TypeDoc could not read provider/index.ts.");
    const direct = project.children ?? [];
    const namespaces = direct.filter((each) => each.kindOf(ReflectionKind.SomeModule));
    return {
        declarations: [
            ...direct.filter((each) => !namespaces.includes(each)),
            ...namespaces.flatMap((each) => each.children ?? []),
        ],
        namespaces: namespaces.map((reflection) => ({ name: reflection.name, reflection })),
    };
}
