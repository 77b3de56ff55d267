/**
 * Loaded into a dynamic-provider host by `node --require`: writes each call that the host gets into the file that
 * PROVIDER_CALLS names, one JSON line per call, and one more with the id that a `create` has answered.
 */
const { appendFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { resolve } = require("node:path");

const METHODS = ["configure", "check", "diff", "create", "read", "update", "delete"];
const [, script = ""] = process.argv;
const file = process.env.PROVIDER_CALLS;
let calls = 0;

const write = (line) => appendFileSync(file, `${JSON.stringify(line)}\n`);

function recording(implementation, method) {
    return (call, answer) => {
        const { request } = call;
        const bag = (field) => request[`get${field}`]?.()?.toJavaScript();
        calls += 1;
        const nth = calls;
        const [olds, news, properties] = ["Olds", "News", "Properties"].map(bag);
        write({ pid: process.pid, nth, method, id: request.getId?.(), olds, news, properties });
        implementation[method](call, (error, response, ...rest) => {
            const created = method === "create" ? response?.getId() : undefined;
            if (created) write({ pid: process.pid, nth, created });
            answer(error, response, ...rest);
        });
    };
}

// The program runs with the same options, in a process of its own.
if (file && script.includes("dynamic-provider")) {
    const { Server } = createRequire(resolve(script, "index.js"))("@grpc/grpc-js");
    const { addService } = Server.prototype;
    Server.prototype.addService = function (definition, implementation) {
        const recorded = Object.create(implementation);
        for (const method of METHODS) recorded[method] = recording(implementation, method);
        return addService.call(this, definition, recorded);
    };
}
