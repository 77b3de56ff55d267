import { compareVersions } from "../../../provider/inspector/page/compareVersions";
import type { VariantView, VersionView } from "../../../provider/inspector/server/view";

const version = (number: number, content: Partial<VersionView>): VersionView => ({
    uid: `version-${number}`,
    number,
    status: "ARCHIVED",
    variants: [],
    metrics: [],
    ...content,
});
const variant = (shortUid: string, name: string, share?: number): VariantView => ({
    shortUid,
    name,
    alias: `cs_personalize_0_${shortUid}`,
    share,
});
const names: Record<string, string> = { gold: "Gold members", berlin: "Berlin", signup: "signup" };
const compare = (before: Partial<VersionView>, after: Partial<VersionView>) =>
    compareVersions(version(1, before), version(2, after), (uid) => names[uid] ?? uid).map(
        ({ field, before: old = "absent", after: present = "absent" }) => `${field}: ${old} → ${present}`,
    );

test("a variant is the same by its shortUid, whatever its name and its place", () => {
    const before = [variant("0", "Control", 50), variant("1", "Video", 50)];
    const after = [variant("1", "Film", 60), variant("0", "Control", 40)];
    expect(compare({ variants: before }, { variants: after })).toEqual([
        "Variant Control (0), share: 50 % → 40 %",
        "Variant Film (1), name: Video → Film",
        "Variant Film (1), share: 50 % → 60 %",
        "Order of the variants: 0, 1 → 1, 0",
    ]);
});

test("a variant that comes or goes is one difference, and does not change the order of the others", () => {
    const before = [variant("0", "Control", 50), variant("1", "Video", 50)];
    const after = [variant("2", "Quiz", 50), variant("1", "Video", 50)];
    expect(compare({ variants: before }, { variants: after })).toEqual([
        "Variant Control (0): Control, 50 % → absent",
        "Variant Quiz (2): absent → Quiz, 50 %",
    ]);
});

test("audiences, metrics, targeting and the split are compared by the names of what they refer to", () => {
    const segmented = (match: "all" | "any", ...uids: string[]) => ({
        variants: [{ ...variant("0", "Offer"), audiences: { uids, match } }],
    });
    expect(compare(segmented("all", "gold"), segmented("any", "gold", "berlin"))).toEqual([
        "Variant Offer (0), audiences: Gold members → Gold members or Berlin",
    ]);
    expect(
        compare(
            { metrics: [{ event: "signup", name: "Sign-ups", type: "Primary" }], split: "EQUALLY_SPLIT" },
            { targeting: { uids: ["gold"], match: "all" }, split: "CUSTOM_PERCENTAGE" },
        ),
    ).toEqual([
        "Split: EQUALLY_SPLIT → CUSTOM_PERCENTAGE",
        "Only for: absent → Gold members",
        "Primary metric Sign-ups: counts signup → absent",
    ]);
});

test("versions of the same content have no difference", () => {
    const content = { variants: [variant("0", "Control", 100)], split: "EQUALLY_SPLIT" };
    expect(compare(content, content)).toEqual([]);
});
