import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Emulator } from "../../../provider/emulator";

export interface ContentManagement {
    readonly url: string;
    /** `METHOD path`, one for each request. */
    readonly requests: readonly string[];
    close(): Promise<void>;
}

/**
 * The two calls of the Content Management API that the official client makes beside: a stand-in that knows the
 * variant groups of the emulated experiences and remembers the content types linked to them.
 */
export async function contentManagement(emulator: Emulator): Promise<ContentManagement> {
    const contentTypes = new Map<string, unknown>();
    const requests: string[] = [];
    const groupOf = (experienceUid: string | null) => {
        const experiences = emulator.state().projects.flatMap((project) => project.experiences);
        const experience = experiences.find(({ wire }) => wire.uid === experienceUid)?.wire;
        const uid = experience?._cms?.variantGroup;
        return uid ? [{ uid, name: experience.name, content_types: contentTypes.get(uid) ?? [] }] : [];
    };
    const server: Server = createServer(async (request, response) => {
        const { pathname, searchParams } = new URL(request.url!, "http://content");
        requests.push(`${request.method} ${pathname}`);
        let text = "";
        for await (const chunk of request) text += chunk;
        const answer = (status: number, body: unknown) => {
            response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
        };
        const put = request.method === "PUT" && /^\/v3\/variant_groups\/(\w+)$/.exec(pathname);
        if (request.method === "GET" && pathname === "/v3/variant_groups") {
            answer(200, { variant_groups: groupOf(searchParams.get("experience_uid")) });
        } else if (put) {
            const { name, content_types } = JSON.parse(text);
            if (!name || !content_types)
                return answer(422, { error_message: "Name or content types is required" });
            contentTypes.set(put[1]!, content_types);
            answer(200, {});
        } else answer(404, {});
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        requests,
        close: () => {
            server.closeAllConnections();
            return new Promise((resolve) => server.close(() => resolve()));
        },
    };
}
