import pc from "picocolors";

let section = 0;

/** Numbered, so that a reader who scrolls finds the way back. */
export function heading(title: string): void {
    section += 1;
    console.log(`\n${pc.bold(pc.cyan(`${section}. ${title}`))}\n`);
}

export function say(text: string): void {
    console.log(pc.dim(text));
}

export function command(text: string): void {
    console.log(`${pc.green("$")} ${text}\n`);
}
