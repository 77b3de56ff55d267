const MAX_CHARACTERS = 600;

/**
 * Makes text of a server safe for a terminal: it must not move the cursor, change the text direction, or fill the
 * screen.
 */
export function harmless(text: string, max = MAX_CHARACTERS): string {
    const plain = text
        .slice(0, max * 4)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is removed here
        .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, "")
        .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
        .trim();
    return plain.length > max ? `${plain.slice(0, max)}…` : plain;
}

/** Proxies and gateways respond with HTML pages. The title says what such a page is about. */
export function pageTitle(text: string): string | undefined {
    if (!/^\s*(?:<!doctype html|<html|<head|<body)/i.test(text.slice(0, 200))) return undefined;
    const title = /<title[^>]*>([^<]{1,200})/i.exec(text.slice(0, 10_000))?.[1];
    return title ? `an HTML page, “${harmless(title, 100)}”` : "an HTML page";
}
