import { containsUnknown, isUnknown } from "../../core/common/unknown";
import type { CommonInputs, Model } from "../../core/model/model";

type Content<Inputs> = Omit<Inputs, "projectUid">;

/**
 * The declaration with the live value in place of each unknown one. A reference to an object that the same run
 * takes over is unknown, and would otherwise hide all other differences.
 */
export function fillUnknownsFromLive<Inputs extends CommonInputs>(
    model: Model<Inputs, never>,
    declared: Content<Inputs>,
    live: Content<Inputs>,
): Content<Inputs> {
    if (!containsUnknown(declared)) {
        return declared;
    }
    // Whole fields first, because `canonical` can't handle unknown fields; then the values inside.
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

/** An unknown element without a live counterpart copies another element, so that the lengths still differ. */
function fillList(declared: readonly unknown[], live: readonly unknown[]): unknown[] {
    return declared.some(isUnknown) && live.length === 0
        ? []
        : declared.map((each, index) =>
              fill(each, live[index] ?? (isUnknown(each) ? live.at(-1) : undefined)),
          );
}
