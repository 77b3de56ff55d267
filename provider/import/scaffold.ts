import { version } from "../../package.json";
import { REGION_NAMES, regionAddress } from "../api/regions";
import type { Files } from "./program";

export interface Scaffold {
    /** The Pulumi project's name. */
    readonly name: string;
    readonly copy: boolean;
    readonly stack: string;
    readonly projectUid: string;
    readonly baseUrl: string;
}

/** Returns the files of a Pulumi project except its program. None contains a token. */
export function scaffoldFiles(settings: Scaffold): Files {
    const { name, copy, stack, projectUid } = settings;
    const files = new Map([
        ["Pulumi.yaml", `name: ${name}\ndescription: ${description(settings)}\nruntime: nodejs\n`],
        ["package.json", json(packageJson(name))],
        ["tsconfig.json", json(TSCONFIG)],
        [".gitignore", "node_modules/\n"],
        ["README.md", readme(settings)],
    ]);
    if (!copy) {
        const target = Object.entries({ projectUid, ...addressOf(settings) });
        const lines = target.map(
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

const packageJson = (name: string) => ({
    name: name.toLowerCase(),
    private: true,
    main: "index.ts",
    dependencies: { "@pulumi/pulumi": "^3.216.0", "pulumi-contentstack-personalize": `^${version}` },
    devDependencies: { "@types/node": "^20", typescript: "^5" },
});

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

function readme({ name, copy, stack, projectUid }: Scaffold): string {
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
    return `# ${name}\n\n${origin}\n\n\`\`\`bash\nnpm install\n${steps}\nexport CONTENTSTACK_AUTHTOKEN=<token>\npulumi up\n\`\`\`\n\n${then}\n`;
}
