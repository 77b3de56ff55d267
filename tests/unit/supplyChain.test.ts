import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { dependencyTable, manifest, runtimeDependencies } from "../../tools/audit/dependencies";
import { packedTarball, type Tarball } from "../../tools/audit/tarball";
import { ensureBuilt } from "../../tools/test/ensureBuilt";

const root = resolve(__dirname, "../..");
const read = (file: string) => readFileSync(resolve(root, file), "utf8");

describe("the packed tarball", () => {
    let tarball: Tarball;
    beforeAll(() => {
        ensureBuilt();
        tarball = packedTarball();
    });

    test("holds compiled code, its types, the page of the inspector, and five files beside them", () => {
        const others = tarball.files.filter((file) => !/^dist\/[\w/]+\.(?:js|d\.ts)$/.test(file));
        expect(others.sort()).toEqual([
            "CHANGELOG.md",
            "LICENSE",
            "README.md",
            ...["app.css", "icon.svg", "index.html"].map((file) => `dist/inspector/page/${file}`),
            "package.json",
            "schema.json",
        ]);
    });

    test("holds nothing whose source is gone", () => {
        const stale = tarball.files
            .filter((file) => file.startsWith("dist/") && !file.startsWith("dist/inspector/page/"))
            .filter((file) => {
                const source = file.replace(/^dist\//, "provider/").replace(/\.(?:js|d\.ts)$/, ".ts");
                return !existsSync(resolve(root, source));
            });
        expect(stale).toEqual([]);
    });

    test("is smaller than 480 KB", () => {
        expect(tarball.size).toBeLessThan(480 * 1024);
    });

    test("holds no path of the machine that built it", () => {
        const telling = tarball.files.filter((file) => read(file).includes(`${root}/`));
        expect(telling).toEqual([]);
    });
});

test("a program and its host load no file of the inspector, the emulator or the command line", () => {
    ensureBuilt();
    const entries = Object.values(manifest.exports).flatMap((entry) =>
        typeof entry === "string" ? entry : entry.default,
    );
    const script = `for (const entry of ${JSON.stringify(entries)}) require(entry);
        console.log(JSON.stringify(Object.keys(require.cache)))`;
    const loaded = JSON.parse(
        execFileSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" }),
    );
    const own = (loaded as string[]).filter((file) => file.startsWith(resolve(root, "dist")));
    expect(own.map((file) => file.slice(root.length + 1))).toContain("dist/host/kinds/experience.js");
    expect(own.filter((file) => /dist.(inspector|emulator|cli)/.test(file))).toEqual([]);
});

describe("what an installation brings along", () => {
    test("is named by exact versions", () => {
        const loose = Object.entries(manifest.dependencies).filter(
            ([, range]) => !/^\d+\.\d+\.\d+$/.test(range),
        );
        expect(loose).toEqual([]);
        expect(runtimeDependencies().filter(({ integrity }) => !integrity?.startsWith("sha512-"))).toEqual(
            [],
        );
    });

    test("runs nothing when it is installed", () => {
        const hooks = Object.keys(manifest.scripts).filter((name) =>
            /install$|^prepare$|^prepublish/.test(name),
        );
        expect(hooks).toEqual([]);
        expect(runtimeDependencies().filter(({ hasInstallScript }) => hasInstallScript)).toEqual([]);
    });

    test("has licences that ask for no more than to be named", () => {
        const free = ["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD"];
        expect(runtimeDependencies().filter(({ license }) => !free.includes(license ?? ""))).toEqual([]);
        expect(runtimeDependencies().map(({ name }) => name)).toEqual(
            expect.arrayContaining(Object.keys(manifest.dependencies)),
        );
    });

    test("is listed in SECURITY.md as it is", () => {
        expect(read("SECURITY.md")).toContain(dependencyTable());
    });
});
