import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import Personalize from "@contentstack/personalize-edge-sdk";

export interface SiteOptions {
    readonly projectUid: string;
    /** The address of the Edge API. */
    readonly edgeUrl: string;
    /** The aliases of the variants by their names, from the outputs of the program. */
    readonly aliases: { readonly hero: Aliases; readonly button: Aliases };
    readonly port: number;
}

type Aliases = Readonly<Record<string, string>>;

/** The content of each variant. In a real site it comes from content delivery, which takes the aliases. */
const HEADLINES: Aliases = { "Gold members": "Your gold prices", Germany: "Willkommen in unserem Laden" };
const BUTTONS: Aliases = { Plain: "Sign up", Bold: "Sign up now, it is free!" };

/** Addresses that the emulator locates in these countries. The real service locates the visitor's own address. */
const ADDRESSES: Aliases = { DE: "198.51.100.1", US: "192.0.2.1" };

/** Starts the site and resolves when it listens. */
export async function startSite(options: SiteOptions): Promise<Server> {
    Personalize.setEdgeApiUrl(options.edgeUrl);
    const server = createServer((request, response) => {
        answer(options, request, response).catch((error: Error) => {
            console.error(error.message);
            response.writeHead(502).end("The page can't be shown now.");
        });
    });
    await new Promise<void>((resolve) => server.listen(options.port, "127.0.0.1", resolve));
    return server;
}

async function answer(
    options: SiteOptions,
    request: IncomingMessage,
    response: ServerResponse,
): Promise<void> {
    const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
    if (url.pathname === "/favicon.ico") {
        response.writeHead(404).end();
        return;
    }
    const visitor = await personalized(options, request, url);
    if (url.pathname === "/signup") await visitor.triggerEvent("signup");
    const shown = visitor.getVariantAliases();
    await visitor.triggerImpressions({ aliases: shown });
    response.writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        // The page is another one for every visitor.
        "cache-control": "no-store",
        "set-cookie": `cs-personalize-user-uid=${visitor.getUserId()}; Path=/; Max-Age=31536000; SameSite=Lax`,
    });
    response.end(
        page(
            url,
            contentOf(HEADLINES, options.aliases.hero, shown),
            contentOf(BUTTONS, options.aliases.button, shown),
        ),
    );
}

/** What the SDK needs of a request, with the country and the tier that the page's links choose. */
function personalized({ projectUid }: SiteOptions, request: IncomingMessage, url: URL) {
    const { country = "", tier } = Object.fromEntries(url.searchParams) as {
        country?: string;
        tier?: string;
    };
    const headers = new Headers();
    for (const name of ["cookie", "user-agent", "referer"]) {
        const value = request.headers[name];
        if (typeof value === "string") headers.set(name, value);
    }
    const address = ADDRESSES[country] ?? request.socket.remoteAddress;
    if (address) headers.set("x-forwarded-for", address);
    return Personalize.init(projectUid, {
        request: new Request(url, { headers }) as never,
        liveAttributes: tier ? { loyalty_tier: tier } : {},
    });
}

/** The content of the variant that is shown. Undefined if none is. */
function contentOf(contents: Aliases, aliases: Aliases, shown: readonly string[]): string | undefined {
    const [name] = Object.entries(aliases).find(([, alias]) => shown.includes(alias)) ?? [];
    return name === undefined ? undefined : contents[name];
}

function page(url: URL, headline = "Welcome to our shop", button = "Sign up"): string {
    const link = (text: string, change: Record<string, string>) =>
        `<a href="/?${new URLSearchParams({ ...Object.fromEntries(url.searchParams), ...change })}">${text}</a>`;
    const thanks = url.pathname === "/signup" ? "<p>Thank you for signing up.</p>" : "";
    return `<!doctype html>
<html lang="en">
<title>Shop</title>
<h1>${headline}</h1>
${thanks}
<p><a id="signup" href="/signup${url.search.replaceAll('"', "%22")}">${button}</a></p>
<nav>
  Country: ${link("Germany", { country: "DE" })} ${link("United States", { country: "US" })} ${link("Unknown", { country: "" })}<br>
  Tier: ${link("Gold", { tier: "gold" })} ${link("None", { tier: "" })}
</nav>
</html>
`;
}
