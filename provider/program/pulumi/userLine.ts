import { dirname, relative, resolve } from "node:path";

/** The folder of this package, installed or not. */
const PACKAGE = dirname(dirname(dirname(__dirname)));
const FRAME = /^\s+at (?:(?<call>.+) \()?(?:file:\/\/)?(?<file>[^()]+?):(?<line>\d+):\d+\)?$/;

interface Frame {
    call?: string;
    file: string;
    line: string;
}

/**
 * The line of the program that runs now, such as `index.ts:12`.
 *
 * @param component the class of a component. If its constructor runs, the line that creates the component
 */
export function userLine(component?: string): string | undefined {
    const lines = (new Error().stack ?? "").split("\n");
    const frames = lines.map((text) => FRAME.exec(text)?.groups as Frame | undefined);
    const ofProgram = frames
        .filter((frame) => frame !== undefined)
        .filter(
            ({ file }) =>
                !file.startsWith("node:") &&
                !file.includes("/@pulumi/pulumi/") &&
                !resolve(file).startsWith(`${PACKAGE}/dist/`) &&
                !resolve(file).startsWith(`${PACKAGE}/provider/`),
        );
    const constructing = ofProgram.findLastIndex(({ call }) => call === `new ${component}`);
    const frame = ofProgram[constructing + 1] ?? ofProgram[0];
    return frame && `${relative(process.cwd(), frame.file)}:${frame.line}`;
}
