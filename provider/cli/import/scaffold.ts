import { REGION_NAMES, regionAddress } from "../../core/api/regions";
import type { Files } from "./program";
import { PLUGINS } from "./yamlProgram";

/** A TypeScript program, a YAML program for the plugin, or a file for `pulumi import --file` with the plugin. */
export const TARGETS = ["typescript", "yaml", "plugin"] as const;
export type Target = (typeof TARGETS)[number];

export interface Scaffold {
    /** The Pulumi project's name. */
    readonly name: string;
    readonly copy: boolean;
    /** What the program is written for. */
    readonly target: Target;
    readonly stack: string;
    readonly projectUid: string;
    readonly baseUrl: string;
    /** The reference of package.json to this package. */
    readonly reference: string;
}

/** Returns the files of a Pulumi project except its program. None contains a token. */
export function scaffoldFiles(settings: Scaffold): Files {
    const { name, copy, target, stack, projectUid, reference } = settings;
    const isTypeScript = target === "typescript";
    const runtime = isTypeScript ? "runtime: nodejs\n" : `runtime: yaml\n${PLUGINS}`;
    const files = new Map([
        ["Pulumi.yaml", `name: ${name}\ndescription: ${description(settings)}\n${runtime}`],
        ["package.json", json((isTypeScript ? packageJson : pluginPackageJson)(name, reference))],
        [".gitignore", "node_modules/\n"],
        ["README.md", readme(settings)],
    ]);
    if (isTypeScript) files.set("tsconfig.json", json(TSCONFIG));
    // The program itself.
    if (target === "yaml") files.delete("Pulumi.yaml");
    if (!copy) {
        const place = Object.entries({ projectUid, ...addressOf(settings) });
        const lines = place.map(
            ([key, value]) => `  contentstack-personalize:${key}: ${JSON.stringify(value)}\n`,
        );
        files.set(`Pulumi.${stack}.yaml`, `config:\n${lines.join("")}`);
    }
    return files;
}

/** Returns the region if the address is one of Contentstack's, and otherwise the address. */
function addressOf({ baseUrl }: Scaffold): { region: string } | { baseUrl: string } {
    const region = REGION_NAMES.find((name) => regionAddress(name) === baseUrl);
    return region === undefined ? { baseUrl } : { region };
}

const description = ({ copy, projectUid }: Scaffold): string =>
    `${copy ? "A copy of the" : "The"} Personalize project ${projectUid}, declared.`;

const packageJson = (name: string, reference: string) => ({
    name: name.toLowerCase(),
    private: true,
    main: "index.ts",
    dependencies: { "@pulumi/pulumi": "^3.216.0", "pulumi-contentstack-personalize": reference },
    devDependencies: { "@types/node": "^20", typescript: "^5" },
});

/** A program in YAML needs the executable of the plugin only. */
const pluginPackageJson = (name: string, reference: string) => {
    const { main: _main, devDependencies: _types, ...rest } = packageJson(name, reference);
    return rest;
};

/** The types of @pulumi/pulumi are found only through its `exports`, which Node16 resolution reads. */
const TSCONFIG = {
    compilerOptions: {
        target: "ES2022",
        module: "Node16",
        moduleResolution: "Node16",
        strict: true,
        skipLibCheck: true,
        noEmit: true,
    },
    files: ["index.ts"],
};

const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;

function readme({ name, copy, target, stack, projectUid, reference }: Scaffold): string {
    const [origin, steps, then] = copy
        ? [
              `A copy of the Contentstack Personalize project \`${projectUid}\`, for another project.`,
              `pulumi stack init ${stack}
pulumi config set contentstack-personalize:projectUid <uid of the other project>
pulumi config set contentstack-personalize:region <its region>`,
              "Comments in the program list what the copy leaves out or changes.",
          ]
        : [
              `The Contentstack Personalize project \`${projectUid}\`, declared.`,
              `pulumi stack init ${stack}`,
              "The first `pulumi up` takes over all objects and writes nothing. After that, you can remove the `import` options. Comments in the program list what is left out, and why.",
          ];
    const run = target === "plugin" ? "pulumi import --file import.json" : "pulumi up";
    const next = target === "plugin" ? BULK_IMPORT : then;
    return `# ${name}\n\n${origin}\n\n\`\`\`bash\nnpm install\n${steps}\nexport CONTENTSTACK_AUTHTOKEN=<token>\n${run}\n\`\`\`\n\n${next}\n${reference.startsWith("file:") ? LOCAL_PACKAGE : ""}`;
}

const LOCAL_PACKAGE =
    "\n`package.json` refers to the provider by its path, as it was installed where this program was written. If you move this folder, correct the path.\n";

const BULK_IMPORT =
    "`pulumi import` takes over all objects of `import.json`, writes nothing to the project, and prints the program that declares them. Add the program to yours: for YAML, append its `resources` to `Pulumi.yaml`.";
