import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { kinds } from "../../provider/core/model/model";

/** Has the same length as the real package's name, so that the provider texts in the state have the same size. */
const NOOP_PACKAGE = "pulumi-contentstack-noop-floor1";

/**
 * A full project: `COUNT` attributes, audiences of ten rules, events, experiences with a version of five variants,
 * and the priority order. Environment variables select the differences between runs.
 */
export const PROJECT_BODY = `
const count = Number(process.env.BENCH_COUNT);
const changedVersions = Number(process.env.BENCH_CHANGED_VERSIONS ?? 0);
const changedAudiences = Number(process.env.BENCH_CHANGED_AUDIENCES ?? 0);
const each = Array.from({ length: count }, (_, index) => index);
const names = ["Control", "Video", "Large", "Quiet", "Bold"];

const attributes = each.map((i) => make("Attribute", \`attribute-\${i}\`, { key: \`attribute_\${i}\`, name: \`Attribute \${i}\` }));
const audiences = each.map((i) =>
    make("Audience", \`audience-\${i}\`, {
        name: \`Audience \${i}\`,
        description: i < changedAudiences ? "changed" : "as it was",
        definition: {
            __type: "RuleCombination",
            combinationType: "AND",
            rules: Array.from({ length: 10 }, (_, rule) => ({
                __type: "Rule",
                attribute: { __type: "CustomAttributeReference", ref: attributes[(i + rule) % count].id },
                attributeMatchOptions: { __type: "StringMatchOptions", value: \`value-\${rule}\` },
                attributeMatchCondition: "STRING_EQUALS",
                invertCondition: false,
            })),
        },
    }),
);
const events = each.map((i) => make("Event", \`event-\${i}\`, { key: \`event_\${i}\`, description: "what a visitor does" }));
const experiences = each.map((i) => make("Experience", \`experience-\${i}\`, { name: \`Experience \${i}\`, type: "AB_TEST" }));
each.map((i) =>
    make("ExperienceVersion", \`version-\${i}\`, {
        experience: experiences[i].id,
        status: "ACTIVE",
        variants: names.map((name, at) => ({
            name,
            trafficDistribution: i < changedVersions ? [40, 15, 15, 15, 15][at] : 20,
        })),
        metrics: [{ event: events[i].id, name: "What counts" }],
        targeting: { audiences: [audiences[i].id] },
    }, experiences[i]),
);
make("ExperiencesPriority", "order", { order: experiences.map(({ id }) => id) });
`;

/**
 * The program with the real provider. It passes uids instead of resources, as most programs of this size do, because
 * they create resources in a loop.
 */
export const realProgram = `
function make(kind: string, name: string, args: object, owner?: object): any {
    const inputs = owner === undefined ? args : { ...args, experience: owner };
    return new (personalize as any)[kind](name, inputs);
}
${PROJECT_BODY}`;

/** A resource of a provider that does nothing, with the size of a real one. */
const NOOP_RESOURCE = `
// A dynamic resource declares its readable properties. Each is an output in the program, regardless of the provider.
const readable = {
    Attribute: ["projectUid", "description", "createdAt"],
    Audience: ["projectUid", "createdAt"],
    Event: ["projectUid", "createdAt"],
    Experience: ["projectUid", "description", "tags", "createdAt", "shortUid"],
    ExperienceVersion: [
        "projectUid", "variantSplit", "versionUid", "versionNumber", "experienceShortUid", "shortUids",
        "staged", "stagedVersionUid", "stagedShortUids", "knownVariants",
    ],
    ExperiencesPriority: ["projectUid", "others"],
};
class Noop extends pulumi.CustomResource {
    constructor(kind, name, props, options) {
        const path = kind.charAt(0).toLowerCase() + kind.slice(1);
        super(\`pulumi-nodejs:dynamic/contentstack-personalize:\${kind}\`, name, {
            ...Object.fromEntries(readable[kind].map((field) => [field, undefined])),
            ...props,
            __provider: \`exports.handler = () => require("${NOOP_PACKAGE}/\${path}");\`,
        }, options);
    }
}
`;

/** The same resources with the same sizes and a provider that does nothing. It measures the cost of the engine. */
export const noopProgram = `
import * as pulumi from "@pulumi/pulumi";
${NOOP_RESOURCE}
function make(kind: string, name: string, args: object, owner?: any): any {
    return new Noop(kind, name, args, owner === undefined ? {} : { deletedWith: owner });
}
${PROJECT_BODY}`;

/** Takes the place of the real package in a generated program, whose resources then do nothing. */
const noopPackage = (real: string) => `
const pulumi = require("@pulumi/pulumi");
const { rules } = require(${JSON.stringify(real)});
${NOOP_RESOURCE}
const isPlain = (value) => value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;
const withIds = (value) => {
    if (value instanceof Noop) return value.id;
    if (Array.isArray(value)) return value.map(withIds);
    if (!isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withIds(each)]));
};
const named = ["Audience", "Experience"];
exports.rules = rules;
for (const kind of Object.keys(readable)) {
    exports[kind] = class extends Noop {
        constructor(name, args, { import: _, ...options } = {}) {
            const owner = kind === "ExperienceVersion" ? { deletedWith: args.experience } : {};
            super(kind, name, { ...(named.includes(kind) && { name }), ...withIds(args) }, { ...owner, ...options });
        }
    };
}
`;

const NOOP_PROVIDER = `
const { randomBytes } = require("node:crypto");
const { appendFileSync } = require("node:fs");
const uid = () => randomBytes(12).toString("hex");
const at = { createdAt: "2026-01-01T00:00:00.000Z" };
const more = {
    Attribute: () => at,
    Audience: () => at,
    Event: () => at,
    Experience: () => ({ ...at, shortUid: "12" }),
    ExperienceVersion: (id) => ({
        versionUid: id, versionNumber: 1, experienceShortUid: "12", shortUids: ["0", "1", "2", "3", "4"],
        knownVariants: [0, 1, 2, 3, 4].map((n) => ({ name: "Variant " + n, shortUid: String(n) })),
    }),
    ExperiencesPriority: () => ({}),
};
// Waits like a provider that sends the minimum number of requests through a bucket of ten and does nothing else.
const perSecond = Number(process.env.BENCH_PACE);
let full = 0;
const send = async () => {
    if (!perSecond) return;
    const interval = 1000 / perSecond;
    const now = performance.now();
    full = Math.max(full, now) + interval;
    const wait = full - 10 * interval - now;
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    appendFileSync(process.env.BENCH_PACE_LOG, new Date().toISOString() + "\\n");
};
const lists = {};
const look = (kind) => (kind === "ExperienceVersion" ? send() : (lists[kind] ??= send()));
module.exports = (kind) => ({
    check: async (_, news) => ({ inputs: { ...news, projectUid: "0e4a1a70b0a5e00000000001" }, failures: [] }),
    diff: async (_, olds, news) => ({
        changes: Object.keys(news).some((key) => key !== "__provider" && JSON.stringify(olds[key]) !== JSON.stringify(news[key])),
    }),
    create: async (news) => {
        if (kind !== "ExperienceVersion") await look(kind);
        await send();
        const id = uid();
        return { id: kind === "ExperienceVersion" ? news.experience + "/" + id : id, outs: { ...news, ...more[kind](id) } };
    },
    read: async (id, props) => {
        await look(kind);
        return { id, props };
    },
    update: async (id, _, news) => {
        await look(kind);
        await send();
        return { outs: { ...news, ...more[kind](id) } };
    },
    delete: async () => {
        if (kind !== "ExperienceVersion" && kind !== "ExperiencesPriority") await send();
    },
});
`;

/** Installs the provider that does nothing in the program's node_modules, where the host finds it. */
export function installNoop(folder: string): void {
    writePackage(folder, NOOP_PACKAGE, {
        "provider.js": NOOP_PROVIDER,
        ...Object.fromEntries(
            kinds.map((kind) => [
                `${kind.charAt(0).toLowerCase()}${kind.slice(1)}.js`,
                `module.exports = require("./provider.js")(${JSON.stringify(kind)});`,
            ]),
        ),
    });
}

/** Makes the resources of a generated program do nothing. */
export function replacePackage(folder: string, installed: string): void {
    const name = "pulumi-contentstack-personalize";
    installNoop(folder);
    writePackage(folder, name, { "index.js": noopPackage(join(installed, "node_modules", name)) });
}

function writePackage(folder: string, name: string, files: Record<string, string>): void {
    const home = join(folder, "node_modules", name);
    mkdirSync(home, { recursive: true });
    const manifest = { "package.json": JSON.stringify({ name, version: "1.0.0" }) };
    for (const [file, text] of Object.entries({ ...files, ...manifest }))
        writeFileSync(join(home, file), text);
}
