import { UNKNOWN } from "../../../provider/core/common/unknown";
import { attributeModel } from "../../../provider/core/model/attribute";
import { experienceModel } from "../../../provider/core/model/experience";
import { changedFields } from "../../../provider/host/shared/changedFields";

const attribute = { projectUid: "p", key: "tier", name: "Tier", description: "d" };
const experience = { projectUid: "p", name: "Hero", type: "AB_TEST" as const, tags: ["a", "b"] };

test.each([
    [{}, []],
    [{ name: "Level" }, ["name"]],
    [{ key: "level", description: "e" }, ["key", "description"]],
    [{ projectUid: "q" }, ["projectUid"]],
    [{ projectUid: "q", name: "Level" }, ["projectUid", "name"]],
    [{ name: UNKNOWN }, ["name"]],
    [{ projectUid: UNKNOWN }, ["projectUid"]],
    [{ name: UNKNOWN, key: "level" }, ["key", "name"]],
])("of an attribute, with %j: %j", (change, changed) => {
    const news = { ...attribute, ...change };
    expect(changedFields(attributeModel, attribute, news)).toEqual(changed);
});

test("outputs beside the inputs do not count, nor an empty description where there was none", () => {
    const { description: _, ...old } = attribute;
    const outputs = { ...old, createdAt: "2026-01-01T00:00:00.000Z" };
    expect(changedFields(attributeModel, outputs, { ...old, description: "" })).toEqual([]);
});

test("two forms that mean the same are the same, also beside an unknown value", () => {
    const same = { ...experience, tags: ["B", "a"] };
    expect(changedFields(experienceModel, experience, same)).toEqual([]);
    expect(changedFields(experienceModel, experience, { ...same, description: UNKNOWN })).toEqual([
        "description",
    ]);
});
