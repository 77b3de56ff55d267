import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { emulatorCommand } from "../../../provider/cli/emulator/command";
import { commands } from "../../../provider/emulator/control";
import { explain } from "../../../provider/emulator/explain";
import { faultKinds } from "../../../provider/emulator/faults";

const page = join(__dirname, "../../../docs/emulator.md");
const text = () => readFileSync(page, "utf8");

test("the page ends with what --explain prints", () => {
    const [written] = text().split(/(?<=<!-- What follows .*-->\n)/);
    const whole = `${written}\n${explain()}\n`;
    if (process.env.UPDATE_DOCS === "1") writeFileSync(page, whole);
    expect(text()).toBe(whole);
});

test("the page has every flag of the command, and no other", () => {
    const flags = emulatorCommand().options.map(({ long }) => long);
    const named = new Set(text().match(/(?<=`|emulator )--[a-z-]+/g));
    expect([...named].sort()).toEqual([...flags].sort());
});

test("the page has every fault and every request of the control path", () => {
    const rows = text()
        .match(/^\| `.*$/gm)!
        .map((row) => row.split("|")[1]!);
    const cells = rows.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
    expect(cells).toEqual(expect.arrayContaining([...faultKinds, ...Object.keys(commands)]));
});
