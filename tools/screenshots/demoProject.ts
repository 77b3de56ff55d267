import { type Emulator, startEmulator } from "../../provider/emulator";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An emulated project with a history of seven weeks, for pictures and for a first look. */
export async function startDemoProject(): Promise<Emulator> {
    let behind = 49 * DAY;
    const emulator = await startEmulator({ rateLimit: "off", cmsLagMs: 0, clock: () => Date.now() - behind });
    const send = async (method: string, path: string, body: object): Promise<{ uid: string } & Fields> => {
        const response = await fetch(emulator.url + path, {
            method,
            headers: {
                authtoken: emulator.authtoken,
                "x-project-uid": emulator.projectUid,
                "content-type": "application/json",
            },
            body: JSON.stringify(body),
        });
        if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
        return (await response.json()) as { uid: string } & Fields;
    };
    const create = (path: string, body: object) => send("POST", path, body);
    await history({
        create,
        send,
        passed: (days) => {
            behind -= days * DAY;
        },
    });
    behind = 0;
    await emulator.feedAnalytics(visits(Date.now()));
    emulator.clearRequests();
    return emulator;
}

type Fields = Readonly<Record<string, unknown>>;

interface Project {
    create(path: string, body: object): Promise<{ uid: string } & Fields>;
    send(method: string, path: string, body: object): Promise<{ uid: string } & Fields>;
    /** Lets time pass. */
    passed(days: number): void;
}

const rule = (type: string, ref: string, condition: string, options?: object, invertCondition = false) => ({
    __type: "Rule",
    attribute: { __type: type, ref },
    attributeMatchCondition: condition,
    ...(options && { attributeMatchOptions: options }),
    invertCondition,
});
const text = (value: string) => ({ __type: "StringMatchOptions", value });
const preset = (ref: string, value: string) =>
    rule("PresetAttributeReference", ref, "STRING_EQUALS", text(value));
const custom = (uid: string, value: string) =>
    rule("CustomAttributeReference", uid, "STRING_EQUALS", text(value));
const combination = (combinationType: "AND" | "OR", ...rules: object[]) => ({
    __type: "RuleCombination",
    combinationType,
    rules,
});

async function history({ create, send, passed }: Project): Promise<void> {
    const tier = await create("/attributes", { name: "Loyalty tier", key: "loyalty_tier" });
    const orders = await create("/attributes", {
        name: "Orders so far",
        key: "orders",
        description: "The number of completed orders.",
    });
    await create("/attributes", { name: "Favourite colour", key: "favourite_colour" });
    const signup = await create("/events", { key: "signup", description: "A visitor has signed up." });
    const purchase = await create("/events", { key: "purchase", description: "An order was paid." });
    await create("/events", { key: "newsletter", description: "A visitor reads the newsletter." });
    const gold = await create("/audiences", {
        name: "Gold members in Germany",
        description: "Members of the highest tier, or guests of the German market.",
        definition: combination(
            "AND",
            combination("OR", preset("COUNTRY", "DE"), custom(tier.uid, "gold")),
            rule(
                "PresetAttributeReference",
                "REFERRER",
                "CONTAINS_SUBSTRING",
                text("intranet.example.com"),
                true,
            ),
        ),
    });
    const phones = await create("/audiences", {
        name: "Phones",
        definition: combination("AND", preset("DEVICE_TYPE", "MOBILE")),
    });
    const regulars = await create("/audiences", {
        name: "Regular customers",
        definition: combination(
            "AND",
            rule("CustomAttributeReference", orders.uid, "NUMBER_GREATER_THAN", {
                __type: "NumberMatchOptions",
                value: 5,
            }),
        ),
    });
    await create("/audiences", {
        name: "Visitors from Berlin",
        definition: combination("AND", preset("CITY", "berlin,BE,DE")),
    });

    const hero = await create("/experiences", {
        name: "Homepage hero",
        description: "Which picture visitors see first.",
        __type: "AB_TEST",
        tags: ["homepage"],
    });
    const offer = await create("/experiences", {
        name: "Member offer",
        __type: "SEGMENTED",
        tags: ["homepage", "loyalty"],
    });
    const checkout = await create("/experiences", {
        name: "Checkout button",
        __type: "AB_TEST",
        tags: ["checkout"],
    });
    const banner = await create("/experiences", { name: "App banner", __type: "SEGMENTED" });

    const split = (...parts: [string, number, string?][]) =>
        parts.map(([name, trafficDistribution, shortUid]) => ({
            __type: "ABTestVariant",
            name,
            trafficDistribution,
            ...(shortUid && { shortUid }),
        }));
    const shown = (name: string, ...audiences: string[]) => ({
        __type: "SegmentedVariant",
        name,
        audiences,
        audienceCombinationType: "OR",
    });
    const metric = (event: string, name: string, type = "Primary") => ({ __type: type, event, name });
    const publish = (experience: Fields, body: object) =>
        send("PUT", `/experiences/${experience.uid}/versions/${experience.latestVersion}`, {
            status: "ACTIVE",
            ...body,
        });
    const metrics = [metric(signup.uid, "Sign-ups"), metric(purchase.uid, "Orders", "Secondary")];
    const targeting = { audience: { audiences: [gold.uid], audienceCombinationType: "AND" } };
    await publish(hero, {
        variants: split(["Control", 50], ["Video", 50]),
        variantSplit: "EQUALLY_SPLIT",
        metrics: metrics.slice(0, 1),
    });
    await publish(offer, {
        variants: [shown("Gold offer", gold.uid), shown("Regulars' offer", regulars.uid)],
    });
    passed(16);
    await create(`/experiences/${hero.uid}/versions`, {
        status: "ACTIVE",
        variants: split(["Control", 40, "0"], ["Product video", 40, "1"], ["Quiz", 20]),
        variantSplit: "CUSTOM_PERCENTAGE",
        metrics,
    });
    await publish(checkout, {
        variants: split(["Blue", 50], ["Green", 50]),
        variantSplit: "EQUALLY_SPLIT",
        metrics: [metric(purchase.uid, "Orders")],
    });
    passed(21);
    await create(`/experiences/${hero.uid}/versions`, {
        status: "ACTIVE",
        variants: split(["Control", 20, "0"], ["Product video", 50, "1"], ["Quiz", 30, "2"]),
        variantSplit: "CUSTOM_PERCENTAGE",
        metrics,
        targeting,
    });
    await create(`/experiences/${offer.uid}/versions`, {
        status: "DRAFT",
        variants: [
            { ...shown("Gold offer", gold.uid), shortUid: "0" },
            { ...shown("Regulars' offer", regulars.uid), shortUid: "1" },
            shown("App offer", phones.uid),
        ],
    });
    passed(10);
    await create(`/experiences/${hero.uid}/versions`, {
        status: "DRAFT",
        variants: split(["Product video", 70, "1"], ["Quiz", 30, "2"]),
        variantSplit: "CUSTOM_PERCENTAGE",
        metrics,
        targeting,
    });
    const versions = `/experiences/${checkout.uid}/versions/${checkout.latestVersion}`;
    await send("PUT", versions, {
        status: "PAUSED",
        variants: split(["Blue", 50, "0"], ["Green", 50, "1"]),
        variantSplit: "EQUALLY_SPLIT",
        metrics: [metric(purchase.uid, "Orders")],
    });
    await send("PUT", `/experiences/${banner.uid}/versions/${banner.latestVersion}`, {
        status: "DRAFT",
        variants: [shown("Install the app", phones.uid)],
    });
    await send("PUT", "/experiences-priority", {
        priorityOrder: [offer.uid, hero.uid, checkout.uid, banner.uid],
    });
}

/** Visitors from the first version to the end of yesterday, more in the afternoon than at night. */
function visits(now: number): object[] {
    const end = new Date(now).setHours(0, 0, 0, 0);
    const hours = Array.from({ length: 48 * 24 }, (_, index) => end - (index + 1) * HOUR);
    return hours.flatMap((start, age) => {
        const count = Math.round(9 + 6 * Math.sin((start / DAY - 0.4) * 2 * Math.PI) + 3 * spread(age));
        return Array.from({ length: count }, (_, place) =>
            visit(age * 100 + place, start + place * MINUTE, start > now - 12 * DAY),
        ).flat();
    });
}

/** A number from 0 to 1 that looks random and is the same in each run. */
function spread(seed: number): number {
    const mixed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) ^ 0x297a2d39;
    return (Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) >>> 0) / 2 ** 32;
}

/** @param inTest whether the present version of the A/B test was live */
function visit(number: number, time: number, inTest: boolean): object[] {
    const user = `visitor-${number}`;
    const place = spread(number);
    const variantShortUid = place < 0.2 ? "0" : place < 0.7 ? "1" : "2";
    const rate = { 0: 0.09, 1: 0.15, 2: 0.11 }[variantShortUid]!;
    const impression = (experienceShortUid: string, variant: string) => ({
        type: "IMPRESSION",
        experienceShortUid,
        variantShortUid: variant,
        user,
        time,
    });
    return [
        ...(inTest ? [impression("0", variantShortUid)] : []),
        ...(inTest && spread(number + 5000) < rate
            ? [{ type: "EVENT", eventKey: "signup", user, time: time + MINUTE }]
            : []),
        ...(number % 3 === 0 ? [impression("1", spread(number + 900) < 0.6 ? "0" : "1")] : []),
    ];
}
