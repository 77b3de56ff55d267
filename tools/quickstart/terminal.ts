import { colorsFor } from "../../provider/cli/shared/terminal";

export const colors = colorsFor(process.stdout, process.env);

let section = 0;

/** The numbers help readers to find a section again. */
export function heading(title: string): void {
    section += 1;
    console.log(`\n${colors.bold(colors.cyan(`${section}. ${title}`))}\n`);
}

export function print(text: string): void {
    console.log(colors.dim(text));
}

export function command(text: string): void {
    console.log(`${colors.green("$")} ${text}\n`);
}
