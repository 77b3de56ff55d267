import { BlockList, isIP } from "node:net";
import { SettingsError } from "../settings";

/** Where an address is, in the form of the presets COUNTRY, REGION and CITY. */
export interface Location {
    /** Such as `US`. */
    readonly country?: string;
    /** Such as `US-AZ`. */
    readonly region?: string;
    /** Such as `chicago,IL,US`. */
    readonly city?: string;
    /** Such as `America/Chicago`. */
    readonly timezone?: string;
}

export interface LocatedNetwork extends Location {
    /** An IP address, or a network such as `192.0.2.0/24`. */
    readonly address: string;
}

/** These networks are reserved for documentation, so no visitor has such an address. */
const RESERVED: readonly LocatedNetwork[] = [
    {
        address: "192.0.2.0/24",
        country: "US",
        region: "US-IL",
        city: "chicago,IL,US",
        timezone: "America/Chicago",
    },
    {
        address: "198.51.100.0/24",
        country: "DE",
        region: "DE-BE",
        city: "berlin,BE,DE",
        timezone: "Europe/Berlin",
    },
    {
        address: "203.0.113.0/24",
        country: "JP",
        region: "JP-13",
        city: "tokyo,13,JP",
        timezone: "Asia/Tokyo",
    },
];

const MOST_FOUND = 10_000;

interface Entry {
    readonly network: LocatedNetwork;
    readonly list: BlockList;
}

/** The locations of addresses. There is no database: every other address has no location, as on localhost. */
export class Locations {
    private entries: Entry[] = [];
    /** The answers of `of`, because the search is slow. */
    private readonly found = new Map<string, Location | undefined>();

    constructor() {
        this.clear();
    }

    list(): readonly LocatedNetwork[] {
        return this.entries.map(({ network }) => network);
    }

    /** Later entries take precedence. One without a location takes it away. */
    set(network: LocatedNetwork): void {
        const entry = { network, list: listOf(network.address) };
        this.found.clear();
        this.entries = [entry, ...this.entries.filter((other) => other.network.address !== network.address)];
    }

    of(address: string): Location | undefined {
        if (!this.found.has(address)) {
            if (this.found.size >= MOST_FOUND) this.found.clear();
            this.found.set(address, this.search(address));
        }
        return this.found.get(address);
    }

    private search(address: string): Location | undefined {
        const family = isIP(address) === 6 ? "ipv6" : "ipv4";
        const found = this.entries.find(({ list }) => list.check(address, family));
        if (!found) return undefined;
        const { address: _, ...location } = found.network;
        return location;
    }

    clear(): void {
        this.found.clear();
        this.entries = RESERVED.map((network) => ({ network, list: listOf(network.address) }));
    }
}

function listOf(address: string): BlockList {
    const [ip = "", bits, ...rest] = String(address).split("/");
    const family = isIP(ip);
    const most = family === 6 ? 128 : 32;
    const length = bits === undefined ? most : Number(bits);
    const isLength = bits === undefined || (/^\d+$/.test(bits) && length <= most);
    if (family === 0 || !isLength || rest.length > 0) {
        throw new SettingsError(
            `"address" must be an IP address or a network such as 192.0.2.0/24, not ${JSON.stringify(address)}.`,
        );
    }
    const list = new BlockList();
    list.addSubnet(ip, length, family === 6 ? "ipv6" : "ipv4");
    return list;
}
