import { keepUnknown, keepUnknownInVersion } from "../../core/model/keepUnknownFields";
import type { WireVersion } from "../../core/wire";

/** Returns the live fields that no declaration contains. An update sends them back. */
export function unknownFields(
    { serverFields, fields }: { serverFields: readonly string[]; fields: readonly string[] },
    body: object,
    live: object,
): string[] {
    return beyond(keepUnknown(body, live, [...serverFields, ...fields]), body);
}

/** Like `unknownFields`, for a version. Returns paths in the version, its targeting, its variants and its metrics. */
export function unknownVersionFields(version: WireVersion): string[] {
    const { status, variants = [], metrics = [] } = version;
    const known = {
        status,
        variants: variants.map(
            ({ __type, name, shortUid }) => ({ __type, name, shortUid }) as (typeof variants)[number],
        ),
        metrics: metrics.map(({ __type, event, name }) => ({ __type, event, name })),
    };
    const kept = keepUnknownInVersion(known, version);
    return [
        ...beyond(kept, { ...known, targeting: undefined }),
        ...beyond(kept.targeting ?? {}, {}).map((field) => `targeting.${field}`),
        ...beyondEach("variants", kept.variants, known.variants),
        ...beyondEach("metrics", kept.metrics ?? [], known.metrics),
    ];
}

function beyondEach(list: string, whole: readonly object[], known: readonly object[]): string[] {
    return whole.flatMap((each, index) =>
        beyond(each, known[index] ?? {}).map((field) => `${list}[${index}].${field}`),
    );
}

const beyond = (whole: object, known: object): string[] =>
    Object.keys(whole).filter((field) => !Object.hasOwn(known, field));
