import * as pulumi from "@pulumi/pulumi";
import { lookupArgument, type MaybeOutput } from "./arguments";
import { exactlyOne, matchesName } from "./pick";
import { type Reader, reader } from "./reader";
import { type GetProjectResult, projectResult } from "./results/project";

/** What names a project: its name, or its uid. */
export type GetProjectArgs =
    | {
          /** What the project is called. Case counts. */
          name: string;
          uid?: undefined;
      }
    | {
          /** The project's uid: 24 hexadecimal digits. */
          uid: string;
          name?: undefined;
      };

/**
 * Looks a project up by its name or its uid: a team knows the name.
 *
 * Needs the organization: the variable `CONTENTSTACK_ORGANIZATION_UID`, or `contentstack-personalize:organizationUid`
 * in the stack's configuration. The list of projects is read once per program run.
 *
 * API: `GET /projects`, which is not in the API's documentation; Contentstack's own command-line tool uses it.
 *
 * @throws ConfigurationError where no organization is set
 * @throws LookupError where there is no such project; it names the candidates
 * @example
 * ```ts
 * const site = await personalize.getProject({ name: "Web site" });
 * new personalize.Event("signup", { key: "signup", projectUid: site.uid });
 * ```
 */
export async function getProject(args: GetProjectArgs): Promise<GetProjectResult> {
    const sought = lookupArgument("getProject", args, "name");
    const now = reader();
    const list = await now.lists.having(...projects(now), (each) => matchesName(each, sought));
    const place = `organization ${now.settings.organizationUid}`;
    const naming = { read: "getProject", noun: "project", plural: "projects", place };
    return projectResult(exactlyOne(list, sought, "name", naming));
}

/** {@link getProject} for arguments that are known later only. */
export function getProjectOutput(args: MaybeOutput<GetProjectArgs>): pulumi.Output<GetProjectResult> {
    return pulumi.output(args).apply((known) => getProject(known as GetProjectArgs));
}

/**
 * All Personalize projects of the organization that the token may see.
 *
 * Needs the organization, as {@link getProject} does. The list is read once per program run.
 *
 * API: `GET /projects`, which is not in the API's documentation; Contentstack's own command-line tool uses it.
 *
 * @throws ConfigurationError where no organization is set
 */
export async function getProjects(): Promise<GetProjectResult[]> {
    const now = reader();
    return (await now.lists.all(...projects(now))).map(projectResult);
}

/** {@link getProjects} as an output. */
export function getProjectsOutput(): pulumi.Output<GetProjectResult[]> {
    return pulumi.output(getProjects());
}

function projects({ client }: Reader) {
    return ["projects", () => client.projects.list()] as const;
}
