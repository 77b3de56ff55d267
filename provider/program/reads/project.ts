import * as pulumi from "@pulumi/pulumi";
import { type GetProjectResult, projectResult } from "../../core/results/project";
import { lookupArgument, type MaybeOutput } from "./arguments";
import { exactlyOne, matchesName } from "./lookup";
import { readList, readObject } from "./mocked";
import { type Reader, reader } from "./reader";

/** The name or the uid of a project. */
export type GetProjectArgs =
    | {
          /** The name of the project. Case-sensitive. */
          name: string;
          uid?: undefined;
      }
    | {
          /** The uid of the project: 24 hexadecimal digits. */
          uid: string;
          name?: undefined;
      };

/**
 * Reads a project by its name or uid.
 *
 * It needs the organization: set the variable `CONTENTSTACK_ORGANIZATION_UID`, or
 * `contentstack-personalize:organizationUid` in the stack configuration. A program reads the list of projects once
 * per run, and again if the project is not in it.
 *
 * API: `GET /projects`. The API's documentation does not list it, but Contentstack's own command-line tool uses it.
 *
 * @throws ConfigurationError if no organization is set
 * @throws LookupError if no project matches, or more than one; the message lists the candidates
 * @example
 * ```ts
 * const site = await personalize.getProject({ name: "Web site" });
 * new personalize.Event("signup", { key: "signup", projectUid: site.uid });
 * ```
 */
export async function getProject(args: GetProjectArgs): Promise<GetProjectResult> {
    return readObject("getProject", args, async () => {
        const sought = lookupArgument("getProject", args, "name");
        const now = reader();
        const list = await now.lists.having(...projects(now), (each) => matchesName(each, sought));
        const place = `organization ${now.settings.organizationUid}`;
        const naming = { read: "getProject", noun: "project", plural: "projects", place };
        return projectResult(exactlyOne(list, sought, "name", naming));
    });
}

/** {@link getProject} for arguments that are outputs. */
export function getProjectOutput(args: MaybeOutput<GetProjectArgs>): pulumi.Output<GetProjectResult> {
    return pulumi.output(args).apply((known) => getProject(known as GetProjectArgs));
}

/**
 * Reads all Personalize projects of the organization that the user of the token has access to.
 *
 * It needs the organization, like {@link getProject}. A program reads the list once per run.
 *
 * API: `GET /projects`. The API's documentation does not list it, but Contentstack's own command-line tool uses it.
 *
 * @throws ConfigurationError if no organization is set
 */
export async function getProjects(): Promise<GetProjectResult[]> {
    return readList("getProjects", {}, async () => {
        const now = reader();
        return (await now.lists.all(...projects(now))).map(projectResult);
    });
}

/** {@link getProjects} as an output. */
export function getProjectsOutput(): pulumi.Output<GetProjectResult[]> {
    return pulumi.output(getProjects());
}

function projects({ client }: Reader) {
    return ["projects", () => client.projects.list()] as const;
}
