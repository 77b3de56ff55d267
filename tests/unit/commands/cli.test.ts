import { cleanEnv } from "../../support/cleanEnv";
import { personalize } from "./run";

test("the help names the commands, examples and exit codes", async () => {
    const { code, stdout, stderr } = await personalize(["--help"]);
    expect([code, stderr]).toEqual([0, ""]);
    for (const part of [
        "emulator ",
        "import ",
        "show ",
        "Examples:",
        "Exit codes: 0 done, 1 failed, 2 called wrongly.",
    ])
        expect(stdout).toContain(part);
    const { version } = require("../../../package.json");
    expect((await personalize(["--version"])).stdout).toBe(`${version}\n`);
    const help = await personalize(["help", "show"]);
    expect(help.stdout).toContain("The configuration of a Pulumi stack is not read");
    expect(help.stdout).toContain("Usage: pulumi-contentstack-personalize show [options]");
});

test.each<[string[], string]>([
    [[], "Usage: pulumi-contentstack-personalize"],
    [["shwo"], "error: unknown command 'shwo'\n(Did you mean show?)"],
    [["show", "--jsn"], "error: unknown option '--jsn'\n(Did you mean --json?)"],
    [["show", "all"], "error: too many arguments for 'show'"],
    [["show", "--region", "EUW"], "“EUW” is not a region. The regions are AWS-NA, AWS-EU"],
    [["show", "--region"], "error: option '--region <region>' argument missing"],
    [["show", "--base-url", "api.example.com"], "It is not a URL; it must look like https://"],
    [["show", "--project-uid", "mine"], "It is “mine”; it must be the 24 hexadecimal digits"],
    [
        ["show", "--region", "EU", "--base-url", "http://localhost:4010"],
        "cannot be used with option '--base-url",
    ],
])("called wrongly, %j is told so and ends with 2", async (args, said) => {
    const { code, stdout, stderr } = await personalize(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(/^ {4}at /m);
});

test("a command loads itself alone, and nobody loads Pulumi", async () => {
    const script =
        'process.argv.push("show", "--help"); require("./provider/cli/personalize.ts");' +
        "process.on('exit', () => console.error(Object.keys(require.cache).join('\\n')))";
    const { spawnSync } = await import("node:child_process");
    const { stderr } = spawnSync(process.execPath, ["-r", "tsx/cjs", "-e", script], {
        encoding: "utf8",
        env: cleanEnv(),
    });
    expect(stderr).toContain("/provider/cli/show/command.ts");
    for (const foreign of [
        "/cli/emulator/command.ts",
        "/cli/import/command.ts",
        "/@pulumi/",
        "/axios/",
        "/zod/",
    ])
        expect(stderr).not.toContain(foreign);
});
