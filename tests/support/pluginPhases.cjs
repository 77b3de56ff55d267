/** Serves the plugin once per line on stdin, each time as a process of its own would. */
const { resolve } = require("node:path");
const { createInterface } = require("node:readline");
const forgetModules = require("./freshModules.cjs");

const server = resolve(__dirname, "../../dist/plugin/server.js");
const address = process.argv[2];

function serve() {
    forgetModules();
    void require(server).servePlugin(address);
}

// Each phase listens to the signals that end a plugin.
process.setMaxListeners(0);
createInterface({ input: process.stdin }).on("line", serve);
serve();
