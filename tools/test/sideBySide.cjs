// Runs commands side by side: sideBySide.cjs <command>... Prints what each has said when it ends, and fails with the
// exit code of the first that failed, once all have ended.
const { spawn } = require("node:child_process");

function run(command) {
    return new Promise((resolve, reject) => {
        const child = spawn(command, { shell: true, stdio: ["ignore", "pipe", "pipe"] });
        let said = "";
        for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
        child.on("error", reject);
        child.on("close", (code) => {
            process.stdout.write(code === 0 ? said : `${said}${command} failed.\n`);
            resolve(code ?? 1);
        });
    });
}

Promise.all(process.argv.slice(2).map(run)).then((codes) => {
    process.exitCode = codes.find((code) => code !== 0) ?? 0;
});
