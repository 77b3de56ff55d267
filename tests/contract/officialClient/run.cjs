// Runs in a process of its own, in the folder that the official client is installed in: imports a recorded project
// and exports it again, with the client's own classes and the configuration that its command line would give them.
const { mkdirSync, writeFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join } = require("node:path");

const {
    clientFolder,
    personalizeUrl,
    contentUrl,
    authtoken,
    organizationUid,
    apiKey,
    source,
    work,
    // How often and how long the client looks for what the server does in the background is its own setting.
    poll,
    projectName,
    exports: alsoExport,
} = JSON.parse(process.argv[2]);
const client = createRequire(join(clientFolder, "package.json"));
const { configHandler } = client("@contentstack/cli-utilities");
configHandler.set("authorisationType", "BASIC");
configHandler.set("authtoken", authtoken);
const variants = client("@contentstack/cli-variants");

// What the client leaves out of an export, from its command line's configuration.
const invalidKeys = [
    "createdAt",
    "updatedAt",
    "createdBy",
    "updatedBy",
    "_id",
    "createdByUserName",
    "updatedByUserName",
];
const list = (name) => ({ dirName: name, fileName: `${name}.json`, invalidKeys });

const common = {
    apiKey,
    org_uid: organizationUid,
    region: { name: "emulator", cma: contentUrl },
    context: {},
};
const lists = {
    attributes: list("attributes"),
    audiences: list("audiences"),
    events: list("events"),
};

async function importProject() {
    const backupDir = join(work, "backup");
    const created = join(backupDir, "mapper", "content_types");
    mkdirSync(created, { recursive: true });
    writeFileSync(join(created, "success.json"), JSON.stringify(["home_page", "landing_page"]));
    const config = {
        ...common,
        data: join(source, ".."),
        backupDir,
        personalizeProjectName: projectName,
        modules: {
            personalize: {
                baseURL: { emulator: personalizeUrl },
                dirName: source.split(/[\\/]/).at(-1),
                importData: true,
                projects: list("projects"),
                ...lists,
                experiences: { ...list("experiences"), ...poll },
            },
        },
    };
    const { Project, Attribute, Audiences, Events, Experiences } = variants.Import;
    for (const Step of [Project, Attribute, Audiences, Events, Experiences]) await new Step(config).import();
    return {
        projectUid: config.modules.personalize.project_id,
        complete: config.modules.personalize.importData,
    };
}

async function exportProject() {
    const config = {
        ...common,
        data: join(work, "export"),
        branchName: "",
        modules: { personalize: { baseURL: { emulator: personalizeUrl }, dirName: "personalize" }, ...lists },
    };
    const { ExportProjects, ExportAttributes, ExportAudiences, ExportEvents, ExportExperiences } = variants;
    for (const Step of [ExportProjects, ExportAttributes, ExportAudiences, ExportEvents, ExportExperiences]) {
        await new Step(config).start();
    }
}

importProject()
    .then(async (imported) => {
        if (alsoExport) await exportProject();
        writeFileSync(join(work, "imported.json"), JSON.stringify(imported));
        process.exit(0);
    })
    .catch((error) => {
        console.error(error);
        process.exit(1);
    });
