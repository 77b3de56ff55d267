import * as pulumi from "@pulumi/pulumi";
import { printable } from "../../core/common/printable";
import { NAMESPACE } from "../../core/common/settingNames";
import { PersonalizeError } from "../../core/errors/base";
import { type Kind, kinds } from "../../core/model/model";
import { typeToken } from "../../core/providerText";
import type { Assumptions } from "../../evaluation";
import { registered } from "../pulumi/mocks";
import { READ_TOKEN_PREFIX } from "../reads/mocked";
import { checkDeclarations } from "./checkDeclarations";
import { DeclaredProject } from "./declaredProject";
import { MockServer } from "./mockOutputs";
import { toProject } from "./toProject";

/** What a program meets in a unit test. */
export interface DeclareOptions {
    /**
     * The uid of the project that resources without `projectUid` belong to.
     *
     * @default the setting `contentstack-personalize:projectUid` in `config`, or 24 zeros
     */
    projectUid?: string;
    /** The stack configuration, with the namespace in each key: `{ "web-site:environment": "test" }`. */
    config?: Record<string, string>;
    /** The names of the Pulumi project and the stack. */
    program?: { project?: string; stack?: string };
    /** The outputs of objects that `get` reads, by id: `{ [uid]: { name: "Gold", definition: … } }`. */
    existing?: Record<string, object>;
    /** The results of read functions, by name: `{ getAudience: ({ name }) => ({ uid, name }) }`. */
    reads?: Record<string, (args: Record<string, unknown>) => unknown>;
    /** Mocks for the resources and functions of other packages. By default, resources return their inputs. */
    others?: Partial<pulumi.runtime.Mocks>;
    /** Assumptions about what Contentstack does not document, if they differ from the defaults. */
    assumptions?: Assumptions;
}

/** Mocks for `pulumi.runtime.setMocks`, which record what a program declares. */
export interface PersonalizeMocks extends pulumi.runtime.Mocks {
    /**
     * The project that the program has declared. Call it after the program.
     *
     * @param projectUid the uid, if the program declares objects of several projects
     */
    project(projectUid?: string): DeclaredProject;
}

const ZEROS = "0".repeat(24);

const kindByToken = new Map<string, Kind>(kinds.map((kind) => [typeToken(kind), kind]));

/**
 * Creates mocks for `pulumi.runtime.setMocks`. They give every resource of this package an id and outputs in the form
 * of the server. {@link declareProject} is shorter if a test runs one program.
 */
export function personalizeMocks(options: DeclareOptions = {}): PersonalizeMocks {
    const { existing = {}, others, reads = {}, config = {}, assumptions } = options;
    const projectUid = options.projectUid ?? config[`${NAMESPACE}:projectUid`] ?? ZEROS;
    const server = new MockServer(projectUid, existing);
    return {
        newResource(args) {
            const kind = kindByToken.get(args.type);
            if (kind === undefined) {
                const id = args.id === undefined || args.id === "" ? `${args.name}-id` : args.id;
                return others?.newResource?.(args) ?? { id, state: args.inputs };
            }
            const { id, outputs } = server.register(kind, args.name, args.inputs, args.id || undefined);
            return { id, state: outputs };
        },
        call(args) {
            if (!args.token.startsWith(READ_TOKEN_PREFIX)) return others?.call?.(args) ?? args.inputs;
            return { result: answer(args.token.slice(READ_TOKEN_PREFIX.length), args.inputs, reads) };
        },
        project(uid) {
            const uids = [...new Set(server.records.map((each) => each.projectUid))];
            const chosen = uid ?? (uids.length > 1 ? undefined : (uids[0] ?? projectUid));
            if (chosen === undefined) {
                throw new TestSetupError(
                    `The program declares objects of ${uids.length} projects. Pass the uid of one: ${uids.join(", ")}.`,
                );
            }
            const records = server.records.filter((each) => each.projectUid === chosen);
            checkDeclarations(records);
            return new DeclaredProject(toProject(records), assumptions);
        },
    };
}

function answer(
    name: string,
    args: Record<string, unknown>,
    reads: NonNullable<DeclareOptions["reads"]>,
): unknown {
    const read = Object.hasOwn(reads, name) ? reads[name] : undefined;
    if (read !== undefined) return read(args);
    throw new TestSetupError(
        `The program calls ${name}(${printable(args)}), and the test does not say what it returns. ` +
            `Add it to the options: { reads: { ${name}: (args) => … } }.`,
    );
}

/**
 * Runs a program under mocks, and returns the project that it declares. Nothing is sent anywhere.
 *
 * @param program declares the resources, such as `() => import("./index")`. A module runs once per process; to declare
 *     it several times, export a function from it
 * @throws the error with which the program fails
 * @throws RefusedError if a declaration is invalid, as in the preview
 * @example
 * ```ts
 * const project = await declareProject(() => import("./index"));
 * project.visit({ attributes: { loyalty_tier: "gold" }, country: "DE" }).assertShows({ Hero: "Gold offer" });
 * ```
 */
export async function declareProject(
    program: () => unknown,
    options: DeclareOptions = {},
): Promise<DeclaredProject> {
    const mocks = personalizeMocks(options);
    const { project, stack } = options.program ?? {};
    await pulumi.runtime.setMocks(mocks, project, stack);
    pulumi.runtime.setAllConfig(options.config ?? {});
    await program();
    await registered();
    return mocks.project(options.projectUid);
}

/** A test that is not set up for what the program does. */
class TestSetupError extends PersonalizeError {}
