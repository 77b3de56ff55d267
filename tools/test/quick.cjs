// The `--filter` of `npm test`.
const { isQuick } = require("./selection.cjs");

module.exports = async (paths) => ({ filtered: paths.filter(isQuick) });
