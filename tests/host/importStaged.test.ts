import { importFrom } from "../support/arbitraryProjectImport";
import { ByHand } from "../support/byHand";
import { country } from "../support/rules";
import type { Declaration } from "../support/stack";
import { useHost } from "../support/useHost";
import { declarationsOf } from "./declarationsOf";

type Made = { uid: string };
type Content = { variants: { name: string }[] };

/** `declarationsOf` names each resource by its kind and name. */
const VERSION = "experienceVersion/hero";

describe("a draft beside a live version, after the first `up` of `personalize import`", () => {
    const world = useHost();
    let byHand: ByHand;
    let program: Declaration[];
    let path: string;

    beforeEach(async () => {
        const { emulator, stack } = world;
        const { api } = emulator;
        const audience = await api.post<Made>("/audiences", { name: "Germans", definition: country("DE") });
        const hero = await api.post<Made>("/experiences", { name: "Hero", __type: "SEGMENTED" });
        path = `/experiences/${hero.uid}/versions`;
        byHand = new ByHand(api, hero.uid, audience.uid);
        await byHand.editDraft("A");
        await byHand.activateDraft();
        await byHand.makeDraft("A", "B");
        program = await declarationsOf((await importFrom(emulator)).files);
        const mark = emulator.mark();
        expect((await stack.up(program)).problems()).toEqual([]);
        expect(emulator.since(mark).writes).toBe(0);
    });

    /** The program with another content of the version, and with another draft beside it. */
    const edited = (edit: (content: Content, staged: Content) => [Content, Content | undefined]) =>
        program.map((each) => {
            if (each.name !== VERSION) return each;
            const { variants, staged, ...inputs } = each.inputs as unknown as Content & { staged: Content };
            const [content, draft] = edit({ variants }, staged);
            return {
                ...each,
                inputs: { ...inputs, ...content, ...(draft && { staged: draft }) },
            };
        });

    async function writesOfUp(declared: Declaration[]): Promise<string[]> {
        const mark = world.emulator.mark();
        expect((await world.stack.up(declared)).problems()).toEqual([]);
        return world.emulator.since(mark).lines.filter((line) => !line.startsWith("GET "));
    }

    const slots = async () =>
        (await byHand.versions()).map(
            ({ status, variants = [] }) =>
                `${status} ${variants.map(({ name, shortUid }) => `${name}${shortUid}`).join(" ")}`,
        );

    test("one resource has recorded both", async () => {
        const [live, draft] = [await byHand.live(), await byHand.draft()];
        expect(world.stack.entry(VERSION).outputs).toMatchObject({
            versionUid: live?.uid,
            stagedVersionUid: draft?.uid,
            stagedShortUids: ["0", "1"],
        });
    });

    test("a change of `staged` edits that draft", async () => {
        const draft = await byHand.draft();
        const changed = edited((content, { variants: [a, b] }) => [
            content,
            { variants: [a!, { ...b!, name: "C" }] },
        ]);
        expect(await writesOfUp(changed)).toEqual([`PUT ${path}/${draft?.uid}`]);
        expect(await slots()).toEqual(["DRAFT A0 C2", "ACTIVE A0"]);
    });

    test("without `staged`, that draft is discarded, although its resource is protected", async () => {
        const draft = await byHand.draft();
        expect(await writesOfUp(edited((content) => [content, undefined]))).toEqual([
            `DELETE ${path}/${draft?.uid}`,
        ]);
        expect(await slots()).toEqual(["ACTIVE A0"]);
    });

    test("moving its content publishes it, and the former program takes that back", async () => {
        const draft = await byHand.draft();
        expect(await writesOfUp(edited((_, staged) => [staged, undefined]))).toEqual([
            `PUT ${path}/${draft?.uid}`,
        ]);
        expect(await slots()).toEqual(["ACTIVE A0 B1", "ARCHIVED A0"]);
        await writesOfUp(program);
        expect((await slots()).slice(0, 2)).toEqual(["DRAFT A0 B1", "ACTIVE A0"]);
        expect(await writesOfUp(program)).toEqual([]);
    });
});
