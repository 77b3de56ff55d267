// The order in which jest runs test files. A checkout has no recorded times: the tiers whose files take longest come
// first, so that no worker begins a long file when the others have nothing left.
const { default: TestSequencer } = require("@jest/test-sequencer");
const { nameOf, tierOf } = require("./selection.cjs");

const TIERS = ["engine", "browser", "host", "contract", "unit"];
/** Take more than a minute, whatever their size says. */
const LONGEST = ["engine/rename", "engine/examples", "engine/fakeEngine", "engine/destroyOrders"];

function rank({ path }) {
    const name = nameOf(path);
    return LONGEST.includes(name) ? -1 : TIERS.indexOf(tierOf(name));
}

class LongestFirst extends TestSequencer {
    sort(tests) {
        return super.sort(tests).sort((one, other) => rank(one) - rank(other));
    }
}

module.exports = LongestFirst;
