/**
 * Loaded inside the dynamic-provider host: gives each phase (preview, update) life cycles of its own, as
 * separate host processes would have them, without the half second that a new process costs. Only our own
 * compiled modules are loaded again; the libraries below them keep no state that a phase could see.
 */
const { resolve, sep } = require("node:path");

const dist = resolve(__dirname, "../../dist") + sep;
let loaded;

module.exports = (phase, kind) => {
    if (loaded !== phase) {
        for (const file of Object.keys(require.cache)) if (file.startsWith(dist)) delete require.cache[file];
        loaded = phase;
    }
    return require(`pulumi-contentstack-personalize/${kind}`);
};
