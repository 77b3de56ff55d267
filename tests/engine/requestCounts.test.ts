import { startTestEmulator, type TestEmulator } from "../support/emulator";
import { type EngineProject, type EngineResult, newProject } from "../support/engine";

/** `npm run bench` in small: what it costs in requests, never in time. */

const EACH = 3;

const first = { audience: "as it was", split: "50, 50", status: "DRAFT" };

/** Three of each kind; of the versions the first is live, the second a draft, the third live in a segmented one. */
const program = ({ audience, split, status } = first) => `
const { all, custom } = personalize.rules;
const each = [0, 1, 2];
const attributes = each.map((i) => new personalize.Attribute(\`a\${i}\`, { key: \`a\${i}\`, name: \`A \${i}\` }));
const audiences = each.map((i) => new personalize.Audience(\`u\${i}\`, {
    name: \`U \${i}\`,
    description: i === 1 ? "${audience}" : undefined,
    definition: all(custom(attributes[i]).equals("x"), custom(attributes[0]).equals("y")),
}));
const events = each.map((i) => new personalize.Event(\`e\${i}\`, { key: \`e\${i}\` }));
// One after the other, so that the server's order is known: the declared one is another.
const experiences: personalize.Experience[] = [];
for (const i of each) {
    const options = { dependsOn: experiences.slice() };
    experiences.push(new personalize.Experience(\`x\${i}\`, { name: \`X \${i}\`, type: i === 2 ? "SEGMENTED" : "AB_TEST" }, options));
}
const test = (i: number, status: any, split: number[]) => new personalize.ExperienceVersion(\`v\${i}\`, {
    experience: experiences[i],
    status,
    variants: split.map((trafficDistribution, at) => ({ name: \`V \${at}\`, trafficDistribution })),
    metrics: [{ event: events[i], name: "What counts" }],
    targeting: { audiences: [audiences[i]] },
});
test(0, "ACTIVE", [${split}]);
test(1, "${status}", [50, 50]);
new personalize.ExperienceVersion("v2", {
    experience: experiences[2],
    status: "ACTIVE",
    variants: [{ name: "V", audiences: [audiences[2]] }],
});
new personalize.ExperiencesPriority("order", { order: experiences.slice().reverse() });
`;

const lists = { "GET /attributes": 1, "GET /audiences": 1, "GET /events": 1, "GET /experiences": 1 };

/** How often each request was sent, in the alphabet's order; the uids are left out. */
function counted(lines: readonly string[]): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const line of [...lines].sort()) {
        const request = line.replace(/[0-9a-f]{24}/g, "{uid}");
        counts[request] = (counts[request] ?? 0) + 1;
    }
    return counts;
}

describe("the requests of a project's life, with the real engine", () => {
    let emulator: TestEmulator;
    let project: EngineProject;
    /** Each change stays for the tests after it. */
    const declared = { ...first };

    beforeAll(async () => {
        emulator = await startTestEmulator();
        project = await newProject({ program: program(), emulator });
    });
    afterAll(async () => {
        project?.dispose();
        await emulator?.close();
    });

    async function requestsOf(command: () => Promise<EngineResult>): Promise<Record<string, number>> {
        const mark = emulator.mark();
        const { exitCode, output } = await command();
        if (exitCode !== 0) throw new Error(output);
        return counted(emulator.since(mark).lines);
    }

    test("the first up: one look at each list, one write per object", async () => {
        expect(await requestsOf(() => project.up())).toEqual({
            ...lists,
            "GET /experiences-priority": 1,
            "POST /attributes": EACH,
            "POST /audiences": EACH,
            "POST /events": EACH,
            "POST /experiences": EACH,
            "PUT /experiences/{uid}/versions/{uid}": EACH,
            "PUT /experiences-priority": 1,
        });
    });

    test("an up without a change, with its preview: none", async () => {
        expect(await requestsOf(() => project.upWithPreview())).toEqual({});
    });

    test("a refresh: four lists, the versions of each experience, the order", async () => {
        expect(await requestsOf(() => project.refresh())).toEqual({
            ...lists,
            "GET /experiences/{uid}/versions": EACH,
            "GET /experiences-priority": 1,
        });
    });

    test.each([
        [
            "one object changed: its list and one PUT",
            { audience: "changed" },
            ["GET /audiences", "PUT /audiences/{uid}"],
        ],
        [
            "a draft goes live: one look, one PUT",
            { status: "ACTIVE" },
            ["GET /experiences/{uid}/versions", "PUT /experiences/{uid}/versions/{uid}"],
        ],
        [
            "a live version gets other content: one look, one POST",
            { split: "40, 60" },
            ["GET /experiences/{uid}/versions", "POST /experiences/{uid}/versions"],
        ],
    ])("%s", async (_, change, requests) => {
        Object.assign(declared, change);
        project.setProgram(program(declared));
        expect(await requestsOf(() => project.up())).toEqual(counted(requests));
    });

    test("destroy: one request per object that goes with no parent", async () => {
        expect(await requestsOf(() => project.destroy())).toEqual({
            "DELETE /attributes/{uid}": EACH,
            "DELETE /audiences/{uid}": EACH,
            "DELETE /events/{uid}": EACH,
            "DELETE /experiences/{uid}": EACH,
        });
    });
});
