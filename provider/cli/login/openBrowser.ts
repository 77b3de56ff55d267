import { spawn } from "node:child_process";

const COMMANDS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
    darwin: ["open"],
    // `start` is a part of the shell, and would read the & of an address.
    win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/** Opens an address in the user's browser, if there is one. The address is printed as well. */
export function openBrowser(url: string): void {
    const [file = "xdg-open", ...args] = COMMANDS[process.platform] ?? ["xdg-open"];
    spawn(file, [...args, url], { detached: true, stdio: "ignore" })
        .on("error", () => undefined)
        .unref();
}
