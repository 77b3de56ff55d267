import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_BODY } from "./programs";

/** The program of `realProgram` with the resources of the plugin, as a generated SDK registers them. */
export const pluginProgram = `
import * as pulumi from "@pulumi/pulumi";
function make(kind: string, name: string, args: object, owner?: any): any {
    const i = Number(name.split("-")[1]);
    const options = owner !== undefined
        ? { deletedWith: owner }
        // Its deletion comes before that of what its version refers to.
        : kind === "Experience" ? { dependsOn: [audiences[i], events[i]] } : {};
    return new pulumi.CustomResource(\`contentstack-personalize:index:\${kind}\`, name, args, options);
}
${PROJECT_BODY}`;

/** Lets the engine find the plugin in a folder, relative to the project. */
export function usePlugin(project: string, folder: string): void {
    const file = join(project, "Pulumi.yaml");
    const plugins = `plugins:\n  providers:\n    - name: contentstack-personalize\n      path: ${folder}\n`;
    writeFileSync(file, `${readFileSync(file, "utf8")}${plugins}`);
}

/** A plugin that does nothing: it takes every declaration as it is. */
const NOOP_PLUGIN = `#!/usr/bin/env node
const { randomBytes } = require("node:crypto");
const { createRequire } = require("node:module");
const from = createRequire(process.env.BENCH_SDK);
const sdk = createRequire(from.resolve("@pulumi/pulumi/package.json"));
const grpc = sdk("@grpc/grpc-js");
const { Empty } = sdk("google-protobuf/google/protobuf/empty_pb.js");
const pb = from("@pulumi/pulumi/proto/provider_pb.js");
const { PluginInfo } = from("@pulumi/pulumi/proto/plugin_pb.js");
const { ResourceProviderService } = from("@pulumi/pulumi/proto/provider_grpc_pb.js");
const uid = () => randomBytes(12).toString("hex");
const json = (struct) => JSON.stringify(struct.toJavaScript());
const calls = {
    handshake: () => new pb.ProviderHandshakeResponse(),
    getPluginInfo: () => new PluginInfo().setVersion("0.1.0"),
    checkConfig: (r) => new pb.CheckResponse().setInputs(r.getNews()),
    diffConfig: () => new pb.DiffResponse(),
    configure: () => new pb.ConfigureResponse().setSupportspreview(true),
    check: (r) => new pb.CheckResponse().setInputs(r.getNews()),
    diff: (r) => new pb.DiffResponse().setChanges(json(r.getOldInputs()) === json(r.getNews()) ? 1 : 2),
    create: (r) => new pb.CreateResponse().setId(r.getPreview() ? "" : uid()).setProperties(r.getProperties()),
    read: (r) => new pb.ReadResponse().setId(r.getId()).setProperties(r.getProperties()).setInputs(r.getInputs()),
    update: (r) => new pb.UpdateResponse().setProperties(r.getNews()),
    delete: () => new Empty(),
    cancel: () => new Empty(),
};
const server = new grpc.Server();
server.addService(ResourceProviderService, Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [name, ({ request }, respond) => respond(null, call(request))]),
));
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_, port) => console.log(port));
// It ends with its engine.
process.stdin.on("close", () => process.exit()).resume();
`;

export function installNoopPlugin(project: string): void {
    const folder = join(project, "noop");
    mkdirSync(folder);
    const file = join(folder, "pulumi-resource-contentstack-personalize");
    writeFileSync(file, NOOP_PLUGIN);
    chmodSync(file, 0o755);
    usePlugin(project, "noop");
}
