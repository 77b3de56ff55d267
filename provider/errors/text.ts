const MAX_CHARACTERS = 600;

/**
 * Text that a server sent, made fit for a terminal: an error message must not be able to move the cursor,
 * turn the reading direction or fill the screen.
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

/** Proxies and gateways answer with pages; of a page the title says what it is about. */
export function pageTitle(text: string): string | undefined {
    if (!/^\s*(?:<!doctype html|<html|<head|<body)/i.test(text.slice(0, 200))) return undefined;
    const title = /<title[^>]*>([^<]{1,200})/i.exec(text.slice(0, 10_000))?.[1];
    return title ? `an HTML page, “${harmless(title, 100)}”` : "an HTML page";
}
