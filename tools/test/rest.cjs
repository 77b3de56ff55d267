// The `--filter` of `npm run test:all`.
const { isQuick } = require("./selection.cjs");

module.exports = async (paths) => ({ filtered: paths.filter((path) => !isQuick(path)) });
