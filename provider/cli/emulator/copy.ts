import { PersonalizeClient } from "../../core/api/client";
import { ConfigurationError } from "../../core/errors/base";
import { SECTIONS } from "../../core/project/content";
import { readProject } from "../../core/project/read";
import type { WireExperience, WireProject } from "../../core/wire";
import type { WholeProject } from "../../emulator";
import { settingsOf, type TargetFlags } from "../shared/target";
import { note, progress } from "../shared/terminal";

/** Marks a project whose experiences are synced to a stack, if the stack itself is not known. */
const UNKNOWN_STACK = "blt0e4a1a70b0a5e5ac";

/** A live project, and the address that it was read from. */
export interface Source {
    readonly copy: WholeProject;
    readonly address: string;
}

/** Reads the project that the options and the environment select, and changes nothing in it. */
export async function readSource(flags: TargetFlags): Promise<Source> {
    const { projectUid, ...settings } = settingsOf(flags);
    const client = new PersonalizeClient(settings, { notify: note });
    const named = settings.organizationUid !== undefined;
    return { copy: await readCopy(client, projectUid, named), address: settings.baseUrl };
}

/** `named`: whether the client knows the organization, whose list of projects has the name and the stack. */
export async function readCopy(
    client: PersonalizeClient,
    projectUid: string,
    named: boolean,
): Promise<WholeProject> {
    const content = await readProject(client, projectUid, new Set(SECTIONS), progress("Reading the project"));
    const project = named
        ? await detailsOf(client, projectUid)
        : withoutDetails(projectUid, content.experiences);
    return { project, ...content };
}

async function detailsOf(client: PersonalizeClient, projectUid: string): Promise<WireProject> {
    const all = await client.projects.list();
    const project = all.find(({ uid }) => uid === projectUid);
    if (project) return project;
    throw new ConfigurationError(
        `The organization in CONTENTSTACK_ORGANIZATION_UID has no project ${projectUid}. Correct the variable, or unset it: then the copy lacks only the name of the project.`,
    );
}

function withoutDetails(uid: string, experiences: readonly WireExperience[]): WireProject {
    const connected = experiences.some(({ _cms }) => _cms?.variantGroup !== undefined);
    return { uid, name: `Copy of ${uid}`, ...(connected && { connectedStackApiKey: UNKNOWN_STACK }) };
}
