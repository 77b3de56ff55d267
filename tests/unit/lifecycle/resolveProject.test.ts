import { UNKNOWN } from "../../../provider/core/common/unknown";
import { resolveProject } from "../../../provider/host/shared/resolveProject";
import { settingsFor } from "../api/server";

const [OURS, OTHER] = ["64c7a0000000000000000001", "64c7a0000000000000000002"];
const configured = (projectUid: string | undefined) => ({ ...settingsFor("http://127.0.0.1"), projectUid });
const resolve = (before: string | undefined, now: string | undefined, project: string | undefined = OURS) =>
    resolveProject(
        "Attribute",
        before === undefined ? undefined : { projectUid: before },
        now === undefined ? {} : { projectUid: now },
        configured(project),
    );

test("the one that the resource names wins over the configured one", () => {
    expect(resolve(undefined, OTHER)).toBe(OTHER);
    expect(resolve(OURS, OTHER)).toBe(OTHER);
    expect(resolve(undefined, UNKNOWN)).toBe(UNKNOWN);
});

test("without one it is the configured one", () => {
    expect(resolve(undefined, undefined)).toBe(OURS);
    expect(resolve(OURS, undefined)).toBe(OURS);
});

test("a change of the configured one is refused with what to do, for resources that exist alone", () => {
    expect(() => resolve(OTHER, undefined)).toThrow(
        new RegExp(
            `changed from ${OTHER} to ${OURS}.*pulumi stack init.*To move only this resource, set its projectUid`,
            "s",
        ),
    );
    expect(resolve(UNKNOWN, undefined)).toBe(OURS);
});

test("none at all is named with the three ways to give one", () => {
    const refused = () =>
        resolveProject("Audience", undefined, {}, {
            ...settingsFor("http://127.0.0.1"),
            projectUid: undefined,
        } as never);
    expect(refused).toThrow(/^The Audience needs a project\. .*pulumi config set.*_PROJECT_UID.*projectUid/);
    expect(resolveProject("Audience", undefined, { projectUid: OTHER }, configured(undefined) as never)).toBe(
        OTHER,
    );
});
