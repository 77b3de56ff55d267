import * as pulumi from "@pulumi/pulumi";
import * as reads from "../../../provider/program/reads";
import { segmented, settled, useReads } from "./support";

const world = useReads();

/** A value that is known a little later, as the outputs of resources are. */
const later = <T>(value: T) => pulumi.output(Promise.resolve(value));

test("every read has an output form that takes what is known later", async () => {
    const { api, projectUid } = world.emulator;
    await api.post("/attributes", { key: "tier", name: "Tier" });
    await api.post("/events", { key: "signup" });
    const hero = await segmented(world.emulator, "Hero", "ACTIVE", "All");
    const project = later(projectUid);
    const of = { experience: later(hero.uid), projectUid: project };

    const audience = reads.getAudienceOutput({ name: later("For Hero"), projectUid: project });
    expect(await settled(audience.uid)).toMatch(/^[0-9a-f]{24}$/);
    expect(await settled(reads.getAttributeOutput({ key: later("tier") }).name)).toBe("Tier");
    expect(await settled(reads.getEventOutput({ key: later("signup") }).key)).toBe("signup");
    expect(await settled(reads.getExperienceOutput({ uid: of.experience }).name)).toBe("Hero");
    expect(await settled(reads.getProjectOutput({ uid: project }).name)).toBe("Emulated project");
    expect(await settled(reads.getCountriesOutput(later("Germany")).apply(([first]) => first.code))).toBe(
        "DE",
    );
    expect(await settled(reads.getRegionsOutput("Arizona").apply(([first]) => first.code))).toBe("US-AZ");
    expect(await settled(reads.getCitiesOutput("Chicago").apply(([first]) => first.code))).toBe(
        "chicago,IL,US",
    );
    const counts = [
        reads.getAttributesOutput({ projectUid: project }).length,
        reads.getAudiencesOutput().length,
        reads.getEventsOutput().length,
        reads.getExperiencesOutput().length,
        reads.getExperienceVersionsOutput(of).length,
        reads.getExperiencesPriorityOutput().order.length,
        reads.getProjectsOutput().length,
        reads.getAnalyticsSummaryOutput(of).apply(({ variants }) => variants?.length),
        reads.getAnalyticsTimeSeriesOutput(of).apply(({ data }) => data?.length),
        reads.getVariantGroupOutput({ ...of, timeout: later(10) }).variants.length,
    ];
    expect(await Promise.all(counts.map((count) => settled(count as pulumi.Output<number>)))).toEqual([
        9, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    ]);
});
