import { escapeInvisible } from "../../core/common/printable";
import type { ProjectContent } from "../../core/project/content";
import { describeDefinition } from "../../core/rules/describeDefinition";
import type { WireAudience } from "../../core/wire";
import { type Colors, columns } from "../shared/terminal";
import { experienceHead, versionsOfExperience } from "./experience";
import { inOrder, type Names, namesOf } from "./names";

/** A project as text. Names are escaped, so that they are safe in a terminal. */
export function overview(content: ProjectContent, baseUrl: string, colors: Colors): string {
    const names = namesOf(content);
    const { experiences, attributes, events } = content;
    const audiences = [...content.audiences, ...content.lyticsAudiences];
    const section = (title: string, count: number, lines: readonly string[]) =>
        [colors.bold(`${title} (${count})`), ...(lines.length > 0 ? lines : ["  none"])].join("\n");
    const dimmed = (text: string) => (text === "" ? "" : colors.dim(escapeInvisible(text)));

    return [
        `Project ${content.projectUid} at ${baseUrl}`,
        section("Experiences by priority", experiences.length, experienceLines(content, names, colors)),
        section(
            "Audiences",
            audiences.length,
            table(
                audiences,
                ({ name }) => name,
                (audience) => [
                    escapeInvisible(audience.name),
                    dimmed(audience.uid),
                    rulesInWords(audience, names),
                ],
            ),
        ),
        section(
            "Custom attributes",
            attributes.length,
            table(
                attributes,
                ({ key = "" }) => key,
                ({ key = "", uid, name, description = "" }) => [
                    escapeInvisible(key),
                    dimmed(uid),
                    escapeInvisible(name),
                    dimmed(description),
                ],
            ),
        ),
        section(
            "Events",
            events.length,
            table(
                events,
                ({ key }) => key,
                ({ key, uid, description = "" }) => [escapeInvisible(key), dimmed(uid), dimmed(description)],
            ),
        ),
    ].join("\n\n");
}

function experienceLines(content: ProjectContent, names: Names, colors: Colors): string[] {
    const shown = inOrder(content).map((experience, index) => ({
        experience,
        versions: content.versions.get(experience.uid) ?? [],
        place: index + 1,
    }));
    const heads = columns(shown.map((each) => experienceHead(each, colors)));
    return shown.flatMap((each, index) => [heads[index]!, ...versionsOfExperience(each, names, colors)]);
}

function rulesInWords({ definition, source = "elsewhere" }: WireAudience, { attributes }: Names): string {
    return definition === undefined
        ? `synced from ${escapeInvisible(source)}`
        : describeDefinition(definition, (uid) => attributes.get(uid));
}

function table<T>(list: readonly T[], nameOf: (each: T) => string, cells: (each: T) => string[]): string[] {
    const order = new Intl.Collator("en", { numeric: true });
    return columns(list.toSorted((a, b) => order.compare(nameOf(a), nameOf(b))).map(cells), "  ");
}
