/**
 * The rooms of `provider/` and their parts, each from the lowest to the highest, and what they may import beside their
 * own files. `npm run lint` checks the imports; a test compares the two lists with the tables in docs/architecture.md.
 */
module.exports = {
    /** What a room may import of other rooms: all of a room, a part of it, or only the types of a part. */
    rooms: {
        "core/": [],
        "evaluation/": ["core/wire.ts", "core/common/", "core/rules/", "types of core/project/"],
        "program/": ["core/", "evaluation/"],
        "host/": ["core/"],
        "plugin/": ["core/", "program/reads/", "host/"],
        "emulator/": ["core/wire.ts", "types of core/project/", "evaluation/"],
        "inspector/": ["core/", "evaluation/"],
        "cli/": ["core/", "evaluation/", "host/", "plugin/", "emulator/", "inspector/"],
        "index.ts": ["core/errors/", "program/"],
    },
    /** What a part of a room may import of the same room. */
    parts: {
        "core/wire.ts": [],
        "core/providerText.ts": [],
        "core/common/": [],
        "core/errors/": ["core/common/"],
        "core/rules/": ["core/wire.ts", "core/common/"],
        "core/model/": ["core/wire.ts", "core/common/", "core/rules/"],
        "core/api/": ["core/wire.ts", "core/common/", "core/errors/"],
        "core/results/": ["core/wire.ts", "core/common/", "core/errors/"],
        "core/project/": ["core/wire.ts", "core/errors/", "core/api/"],
        "program/pulumi/": [],
        "program/rules/": [],
        "program/resources/": ["program/pulumi/", "program/rules/"],
        "program/reads/": ["program/pulumi/", "program/rules/", "program/resources/"],
        "program/testing/": ["program/pulumi/", "program/reads/"],
        "host/shared/": [],
        "host/listed/": ["host/shared/"],
        "host/version/": ["host/shared/"],
        "host/priority/": ["host/shared/"],
        "host/kinds/": ["host/shared/", "host/listed/", "host/version/", "host/priority/"],
        "inspector/server/": [],
        "inspector/page/": ["types of inspector/server/"],
    },
};
