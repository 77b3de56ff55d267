/**
 * Serves the plugin once per line on stdin, each time with modules of its own, as separate plugin processes would have
 * them, without the half second that a new process costs. Libraries keep no state that a phase could see.
 */
const { resolve, sep } = require("node:path");
const { createInterface } = require("node:readline");

const dist = resolve(__dirname, "../../dist") + sep;
const address = process.argv[2];

function serve() {
    for (const file of Object.keys(require.cache)) if (file.startsWith(dist)) delete require.cache[file];
    void require(`${dist}plugin/server.js`).servePlugin(address);
}

// Each phase listens to the signals that end a plugin.
process.setMaxListeners(0);
createInterface({ input: process.stdin }).on("line", serve);
serve();
