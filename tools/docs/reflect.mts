import { resolve } from "node:path";
import { Application, type DeclarationReflection, ReflectionKind } from "typedoc";

const root = resolve(import.meta.dirname, "../..");

/** A namespace such as `rules`, whose exports are accessed through its name. */
export interface Namespace {
    name: string;
    reflection: DeclarationReflection;
}

export interface Exports {
    /** All exported names, including those of namespaces. */
    declarations: DeclarationReflection[];
    namespaces: Namespace[];
}

/** Returns the package's exports, as TypeDoc reads them from the sources. */
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
        // `npm run lint` reports type errors.
        skipErrorChecking: true,
        logLevel: "Error",
        // Keeps defaults and examples as text.
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
