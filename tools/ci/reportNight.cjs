// Says that the nightly run failed: comments on the open issue about it, or opens one. Runs in GitHub Actions.
const { execFileSync } = require("node:child_process");

const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_SHA } = process.env;
const TITLE = "The nightly run fails";
const body =
    `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID} failed at ${GITHUB_SHA}. ` +
    "The log of a red random test ends with its seed.";

const gh = (...args) => execFileSync("gh", [...args, "--repo", GITHUB_REPOSITORY], { encoding: "utf8" });

const open = JSON.parse(
    gh("issue", "list", "--state", "open", "--search", `in:title "${TITLE}"`, "--json", "number,title"),
).find(({ title }) => title === TITLE);
if (open) gh("issue", "comment", String(open.number), "--body", body);
else gh("issue", "create", "--title", TITLE, "--body", body);
