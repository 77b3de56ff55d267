// Names, descriptions, rules and tags of a project come from anybody. They stay text.
import { startEmulator } from "../../provider/emulator";
import { useInspector } from "../support/useInspector";

const SCRIPT = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
const HOSTILE = [
    SCRIPT,
    "javascript:window.hacked=1",
    "\u202Egnp.exe",
    "{{constructor.constructor('window.hacked=1')()}}",
];

async function startHostileProject() {
    const emulator = await startEmulator({ rateLimit: "off", cmsLagMs: 0 });
    const headers = {
        authtoken: emulator.authtoken,
        "x-project-uid": emulator.projectUid,
        "content-type": "application/json",
    };
    const create = async (path: string, body: object) => {
        const answer = await fetch(emulator.url + path, {
            method: "POST",
            headers,
            body: JSON.stringify(body),
        });
        if (!answer.ok) throw new Error(await answer.text());
        return (await answer.json()) as { uid: string; latestVersion: string };
    };
    for (const [index, text] of HOSTILE.entries()) {
        const attribute = await create("/attributes", { name: text, key: `key_${index}`, description: text });
        const rule = {
            __type: "Rule",
            attribute: { __type: "CustomAttributeReference", ref: attribute.uid },
            attributeMatchCondition: "STRING_EQUALS",
            attributeMatchOptions: { __type: "StringMatchOptions", value: text },
        };
        const definition = { __type: "RuleCombination", combinationType: "OR", rules: [rule, rule] };
        const audience = await create("/audiences", { name: text, description: text, definition });
        const experience = await create("/experiences", {
            name: text,
            description: text,
            __type: "SEGMENTED",
        });
        const variant = {
            __type: "SegmentedVariant",
            name: text,
            audiences: [audience.uid],
            audienceCombinationType: "OR",
        };
        await fetch(`${emulator.url}/experiences/${experience.uid}/versions/${experience.latestVersion}`, {
            method: "PUT",
            headers,
            body: JSON.stringify({ status: "ACTIVE", variants: [variant] }),
        });
        // A server may return anything in these fields.
        await emulator.patch(experience.uid, { tags: [text], status: text, shortUid: text });
    }
    return emulator;
}

const session = useInspector(startHostileProject);

const VIEWS = ["#/", "#/audiences", "#/attributes", "#/visitor", "#/requests"];

test("every view shows hostile texts as texts", async () => {
    for (const view of [...VIEWS, `#/experiences/${session.emulator.project()!.order[0]}`]) {
        const page = await session.open(view);
        if (view !== "#/requests") await page.getByText(SCRIPT, { exact: false }).first().waitFor();
        const code = page.locator("main script, main img, main a[href^='javascript']");
        expect([view, await code.count(), await page.evaluate("window.hacked")]).toEqual([
            view,
            0,
            undefined,
        ]);
    }
});

test("an address is no code either", async () => {
    for (const address of [
        "?text=<script>window.hacked=1</script>",
        "experiences/%E0%A4%A",
        "constructor",
        "__proto__/x",
    ]) {
        const page = await session.open(`#/${address}`);
        expect([address, await page.evaluate("window.hacked")]).toEqual([address, undefined]);
    }
});
