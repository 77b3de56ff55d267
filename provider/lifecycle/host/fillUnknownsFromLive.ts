import { containsUnknown, isUnknown } from "../../common/unknown";
import type { CommonInputs, Model } from "../../model/model";

type Content<Inputs> = Omit<Inputs, "projectUid">;

/**
 * The declaration with what is live in the place of each value that a preview does not know yet. What refers to
 * an object that is taken over in the same run is unknown, and would otherwise hide every other difference.
 */
export function fillUnknownsFromLive<Inputs extends CommonInputs>(
    model: Model<Inputs, never>,
    declared: Content<Inputs>,
    live: Content<Inputs>,
): Content<Inputs> {
    if (!containsUnknown(declared)) {
        return declared;
    }
    // Whole fields first, since `canonical` can't look into what is not known; then what stands inside.
    const fields = fill(declared, live) as Content<Inputs>;
    return fill(model.canonical(fields), model.canonical(live)) as Content<Inputs>;
}

function fill(declared: unknown, live: unknown): unknown {
    if (isUnknown(declared)) {
        return live;
    }
    if (typeof declared !== "object" || declared === null) {
        return declared;
    }
    if (Array.isArray(declared)) {
        return fillList(declared, Array.isArray(live) ? live : []);
    }
    const at = (key: string): unknown =>
        typeof live === "object" && live !== null ? Reflect.get(live, key) : undefined;
    return Object.fromEntries(Object.entries(declared).map(([key, value]) => [key, fill(value, at(key))]));
}

/** An element that is not known and has no counterpart takes the form of another, so that the lengths still differ. */
function fillList(declared: readonly unknown[], live: readonly unknown[]): unknown[] {
    return declared.some(isUnknown) && live.length === 0
        ? []
        : declared.map((each, index) =>
              fill(each, live[index] ?? (isUnknown(each) ? live.at(-1) : undefined)),
          );
}
