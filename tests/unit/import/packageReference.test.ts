import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { packageReference } from "../../../provider/cli/import/packageReference";

const NAME = "pulumi-contentstack-personalize";
let folder: string;
beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "personalize-reference-")));
    for (const each of [`app/node_modules/${NAME}`, "app/infra", "out/program"])
        mkdirSync(at(each), { recursive: true });
    write("elsewhere/package.json", { name: "elsewhere" });
    write(`app/node_modules/${NAME}/package.json`, { name: NAME, devDependencies: { [NAME]: "file:" } });
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (path: string): string => join(folder, path);
function write(path: string, manifest: object): void {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), JSON.stringify(manifest));
}
const reference = (current = "elsewhere"): string =>
    packageReference(at(`app/node_modules/${NAME}`), at(current), at("out/program"));

test.each([
    ["a tarball", "file:vendor/package.tgz", "file:../../app/vendor/package.tgz"],
    ["a linked folder", "link:../checkout", "file:../../checkout"],
    ["a version of the registry", "^1.2.3", "^1.2.3"],
    ["an address", "https://example.com/package.tgz", "https://example.com/package.tgz"],
    ["its workspace, which has no meaning elsewhere", "workspace:*", `file:../../app/node_modules/${NAME}`],
])("a program refers to %s as the installation does", (_, declared, expected) => {
    write("app/package.json", { dependencies: { [NAME]: declared } });
    expect(reference()).toBe(expected);
});

test("the package of a workspace is declared by the member that runs the command", () => {
    write("app/package.json", { workspaces: ["infra"] });
    write("app/infra/package.json", { devDependencies: { [NAME]: "file:../vendor/package.tgz" } });
    expect(reference("app/infra")).toBe("file:../../app/vendor/package.tgz");
});

test("a package that nobody declares, such as a checkout or a global one, is referred to by its folder, never by its name", () => {
    expect(reference()).toBe(`file:../../app/node_modules/${NAME}`);
});
