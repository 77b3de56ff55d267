import type { WireAudience } from "../wire";

/** Returns an audience as a read function returns it. `Definition` is the caller's type of the rules. */
export const audienceResult = <Definition>(wire: WireAudience) => ({
    uid: wire.uid,
    name: wire.name,
    description: wire.description ?? "",
    definition: wire.definition as Definition | undefined,
    attributes: wire.referredAttributes ?? [],
    source: wire.source,
    createdAt: wire.createdAt,
    updatedAt: wire.updatedAt,
});
