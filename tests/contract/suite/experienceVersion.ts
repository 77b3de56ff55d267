import type { Answer, Entity } from "../support/client";
import { abTest, all, countryRule, half, segmented, segmentedVariant } from "../support/objects";
import type { Visitor } from "./visitor";

const refusedFor = (code: string) => ({
    error: expect.stringMatching(`\\.EXPERIENCES\\.VERSIONS\\.${code}$`),
});
const shortUids = ({ variants }: Entity) =>
    (variants as { shortUid: string }[]).map(({ shortUid }) => shortUid);

export function experienceVersionContract(visitor: () => Visitor): void {
    const create = (path: string, body: object) =>
        visitor().create(path, { name: visitor().name(), ...body });
    const versionsOf = async ({ uid }: Entity) =>
        (await visitor().get<Entity[]>(`/experiences/${uid}/versions`)).body;
    const put = (owner: Entity, uid: string, body: unknown): Promise<Answer> =>
        visitor().put(`/experiences/${owner.uid}/versions/${uid}`, body);

    async function active() {
        const audience = await create("/audiences", { definition: all(countryRule) });
        const owner = await create("/experiences", { __type: "SEGMENTED" });
        const { body: version } = await put(
            owner,
            owner.latestVersion,
            segmented("ACTIVE", segmentedVariant("first", audience.uid)),
        );
        return { audience, owner, version };
    }

    test("one PUT of the first draft puts it live, and then it is locked", async () => {
        const { owner, version } = await active();
        expect(version).toMatchObject({ status: "ACTIVE", versionNumber: 1 });
        const body = { status: "ACTIVE", variants: version.variants };
        expect((await put(owner, version.uid, body)).body).toMatchObject(
            refusedFor("CANNOT_UPDATE_LOCKED_VERSION"),
        );
        const asDraft = await put(owner, version.uid, { ...body, status: "DRAFT" });
        expect(asDraft.body).toMatchObject(refusedFor("CANNOT_MARK_VERSION_AS_DRAFT"));
        expect((await visitor().get(`/experiences/${owner.uid}`)).body).toMatchObject({
            status: "ACTIVE",
            hasDraft: false,
            activatedAt: expect.any(String),
        });
    });

    test("it can be paused and taken up again", async () => {
        const { owner, version } = await active();
        for (const status of ["PAUSED", "ACTIVE"]) {
            expect((await put(owner, version.uid, { status, variants: version.variants })).body.status).toBe(
                status,
            );
        }
    });

    test("a new ACTIVE version archives the one before; known variants keep their shortUid, new ones get another", async () => {
        const { audience, owner, version } = await active();
        const variants = [segmentedVariant("new", audience.uid), ...(version.variants as object[])];
        const next = await visitor().create(
            `/experiences/${owner.uid}/versions`,
            segmented("ACTIVE", ...variants),
        );
        expect(shortUids(version)).toEqual(["0"]);
        expect(shortUids(next)).toEqual(["1", "0"]);
        expect((await versionsOf(owner)).map(({ uid, status }) => [uid, status])).toEqual([
            [next.uid, "ACTIVE"],
            [version.uid, "ARCHIVED"],
        ]);
    });

    test("there is one draft at most; beside another version it can be deleted, alone it cannot", async () => {
        const { owner, version } = await active();
        const path = `/experiences/${owner.uid}/versions`;
        const body = { status: "DRAFT", variants: version.variants };
        const draft = await visitor().create(path, body);
        expect((await visitor().post(path, body)).body).toMatchObject(
            refusedFor("CANNOT_CREATE_VERSION_AS_DRAFT_ALREADY_EXISTS"),
        );
        expect((await visitor().delete(`${path}/${draft.uid}`)).status).toBe(204);
        expect((await visitor().delete(`${path}/${version.uid}`)).status).toBe(400);

        const fresh = await create("/experiences", { __type: "SEGMENTED" });
        const alone = await visitor().delete(`/experiences/${fresh.uid}/versions/${fresh.latestVersion}`);
        expect([alone.status, alone.body]).toEqual([
            400,
            expect.objectContaining(refusedFor("CANNOT_DELETE_ONLY_DRAFT")),
        ]);
    });

    test("an A/B test of two halves goes live, and what it refers to is on the experience", async () => {
        const event = await visitor().create("/events", { key: visitor().name() });
        const owner = await create("/experiences", { __type: "AB_TEST" });
        const body = abTest("ACTIVE", event.uid, [half("A"), half("B")]);
        const { body: version } = await put(owner, owner.latestVersion, body);
        expect(version).toMatchObject(body);
        expect((await visitor().get(`/experiences/${owner.uid}`)).body).toMatchObject({
            referredEvents: [event.uid],
        });
    });

    test.each([
        ["no status", { variants: [] }, "STATUS_REQUIRED"],
        ["no variants", { status: "DRAFT" }, "VARIANTS_NOT_ARRAY"],
        ["an empty list of variants", { status: "DRAFT", variants: [] }, "EMPTY_ARRAY"],
    ])("a version with %s is refused", async (_, body, problem) => {
        const owner = await create("/experiences", { __type: "SEGMENTED" });
        const { status, text } = await put(owner, owner.latestVersion, body);
        expect([status, text]).toEqual([400, expect.stringContaining(problem)]);
    });
}
