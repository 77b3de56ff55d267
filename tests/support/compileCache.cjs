/**
 * Spares each process of a `pulumi` command the parsing of the thousand modules that it loads, an eighth of the
 * command's CPU time. Preloaded (`--require`), it compiles a module from the cache beside it; run as a script in the
 * folder of an installation, it makes that cache. It is never written again, so no killed process can spoil it.
 */
const { existsSync, readFileSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, join, relative } = require("node:path");
const { setFlagsFromString } = require("node:v8");
const { Script, constants } = require("node:vm");

const INDEX = join(__dirname, "compiled.json");
const CODE = join(__dirname, "compiled.bin");
const compileOther = Module.prototype._compile;

// V8 rejects what was compiled under other flags. Pulumi sets this one in the middle of the start of a program.
setFlagsFromString("--allow-natives-syntax");

const nameOf = (filename) => relative(__dirname, filename);

/** Has Node compile each module through `toScript`, which returns nothing for a module that it leaves alone. */
function compileWith(toScript) {
    Module.prototype._compile = function (text, filename, ...more) {
        const script = toScript(Module.wrap(text.replace(/^#!.*/, "")), {
            filename,
            importModuleDynamically: constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
        });
        if (!script) return compileOther.call(this, text, filename, ...more);
        const own = Object.assign((id) => this.require(id), Module.createRequire(filename));
        const run = script.runInThisContext();
        return run.call(this.exports, this.exports, own, this, filename, dirname(filename));
    };
}

function use() {
    const index = JSON.parse(readFileSync(INDEX, "utf8"));
    const code = readFileSync(CODE);
    compileWith((text, options) => {
        const [from, to] = index[nameOf(options.filename)] ?? [];
        return from === undefined
            ? undefined
            : new Script(text, { ...options, cachedData: code.subarray(from, to) });
    });
}

function make() {
    const scripts = new Map();
    compileWith((text, options) => {
        if (!options.filename.includes(`${__dirname}/node_modules/`)) return undefined;
        const script = new Script(text, options);
        scripts.set(nameOf(options.filename), script);
        return script;
    });
    loadAll(Module.createRequire(join(__dirname, "index.js")));
    const index = {};
    const code = [];
    let at = 0;
    for (const [name, script] of scripts) {
        const data = script.createCachedData();
        index[name] = [at, at + data.length];
        code.push(data);
        at += data.length;
    }
    writeFileSync(CODE, Buffer.concat(code));
    // Other processes look for the index.
    writeFileSync(`${INDEX}.new`, JSON.stringify(index));
    renameSync(`${INDEX}.new`, INDEX);
}

/** What a program in TypeScript, the dynamic-provider host and the plugin load. */
function loadAll(fromProgram) {
    const fromRun = Module.createRequire(fromProgram.resolve("@pulumi/pulumi/cmd/run/run.js"));
    // What the script loads, which itself would run. An old SDK does without some of it.
    for (const name of ["instrumentation.js", "tracing.js"]) {
        const file = join(dirname(fromProgram.resolve("@pulumi/pulumi/cmd/run")), name);
        if (existsSync(file)) fromRun(file);
    }
    fromRun("minimist");
    fromProgram("pulumi-contentstack-personalize");
    const manifest = fromProgram.resolve("pulumi-contentstack-personalize/package.json");
    for (const path of Object.values(fromProgram(manifest).exports).filter((to) => typeof to === "string"))
        fromProgram(join(dirname(manifest), path));
    fromProgram(join(dirname(manifest), "dist/plugin/server.js"));

    const { tsnodeRequire, typescriptRequire } = fromRun("../../tsutils").typeScriptRequireStrings();
    const compilerOptions = { target: "ES2020", module: "nodenext", moduleResolution: "nodenext" };
    const settings = { compiler: typescriptRequire, transpileOnly: true, skipProject: true, compilerOptions };
    const program = join(__dirname, "compiled.ts");
    writeFileSync(program, 'import * as pulumi from "@pulumi/pulumi";\nexport const one: object = pulumi;\n');
    fromRun(tsnodeRequire).register(settings);
    fromProgram(program);
    rmSync(program);

    // It serves at once, and prints its port.
    process.argv[2] ??= "127.0.0.1:0";
    fromProgram("@pulumi/pulumi/cmd/dynamic-provider/index.js");
}

if (require.main === module) {
    make();
    process.exit();
} else if (process.argv[1] !== undefined && existsSync(INDEX)) use();
