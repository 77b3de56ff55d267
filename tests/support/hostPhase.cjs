/** Loaded inside the dynamic-provider host: gives each phase life cycles of its own. */
const forgetModules = require("./freshModules.cjs");

let loaded;

module.exports = (phase, kind) => {
    if (loaded !== phase) {
        forgetModules();
        loaded = phase;
    }
    return require(`pulumi-contentstack-personalize/${kind}`);
};
