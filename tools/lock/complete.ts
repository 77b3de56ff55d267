import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

/**
 * Completes the lock file after `npm install`. Some registries do not serve the binary packages of other platforms,
 * so npm omits them, and `npm ci` then rejects the lock file. The added entries contain version and platform, so each
 * platform downloads its own package. Only a registry that serves the packages can add the checksums.
 */
interface Entry {
    version?: string;
    optional?: boolean;
    dev?: boolean;
    os?: string[];
    cpu?: string[];
    libc?: string[];
    optionalDependencies?: Record<string, string>;
}

const OS = [
    "android",
    "darwin",
    "freebsd",
    "linux",
    "openharmony",
    "win32",
    "aix",
    "netbsd",
    "openbsd",
    "sunos",
];
const CPU = ["x64", "arm64", "arm", "ia32", "ppc64", "s390x", "riscv64", "loong64", "wasm32", "mips64el"];
const LIBC: Record<string, string> = { musl: "musl", gnu: "glibc", gnueabihf: "glibc", musleabihf: "musl" };

const file = resolve(__dirname, "../../package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8")) as { packages: Record<string, Entry> };

const missing = Object.entries(lock.packages).flatMap(([place, { dev, optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
        .filter(([name]) => !isLocked(place, name))
        .map(([name, version]) => [`node_modules/${name}`, entryOf(name, version, dev)] as const),
);

for (const [place, entry] of missing) {
    lock.packages[place] = entry;
}
const [root, ...others] = Object.entries(lock.packages);
others.sort(([a], [b]) => a.localeCompare(b, "en"));
lock.packages = Object.fromEntries(root === undefined ? [] : [root, ...others]);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${missing.length} packages of other platforms are in the lock file now.`);

/** Resolves like npm: in the requiring package first, then in the root. */
function isLocked(place: string, name: string): boolean {
    return `${place}/node_modules/${name}` in lock.packages || `node_modules/${name}` in lock.packages;
}

function entryOf(name: string, version: string, dev: boolean | undefined): Entry {
    const words = (name.split("/").at(-1) ?? "").split("-");
    const libc = words.map((word) => LIBC[word]).find((each) => each !== undefined);
    const os = words.filter((word) => OS.includes(word));
    const cpu = words.filter((word) => CPU.includes(word));
    return {
        version,
        ...(cpu.length > 0 ? { cpu } : {}),
        ...(dev ? { dev } : {}),
        ...(libc !== undefined && os.includes("linux") ? { libc: [libc] } : {}),
        optional: true,
        ...(os.length > 0 ? { os } : {}),
    };
}
