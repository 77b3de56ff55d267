/**
 * Gives each phase (preview, update) in one process modules of its own, as separate processes would have them,
 * without the half second that a new process costs. Only our own compiled modules run again, and none is parsed
 * again. Libraries keep no state that a phase could see.
 */
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, resolve, sep } = require("node:path");
const { compileFunction } = require("node:vm");

const dist = resolve(__dirname, "../../dist") + sep;
const PARAMETERS = ["exports", "require", "module", "__filename", "__dirname"];
const loadOther = Module._extensions[".js"];
const compiled = new Map();

/** A function that runs a file once more. */
function compile(filename) {
    const text = readFileSync(filename, "utf8").replace(/^#!.*/, "");
    const run = compileFunction(text, PARAMETERS, { filename });
    const own = Module.createRequire(filename);
    return (module) => run.call(module.exports, module.exports, own, module, filename, dirname(filename));
}

Module._extensions[".js"] = (module, filename) => {
    if (!filename.startsWith(dist)) return loadOther(module, filename);
    if (!compiled.has(filename)) compiled.set(filename, compile(filename));
    compiled.get(filename)(module);
};

/** Forgets what the phase before has loaded. */
module.exports = () => {
    for (const file of Object.keys(require.cache)) if (file.startsWith(dist)) delete require.cache[file];
};
