import { SECRETS_INPUT, withoutHidden } from "../../core/common/hiddenInputs";
import { RefusedError } from "../../core/errors/base";
import { type Kind, kinds } from "../../core/model/model";
import { pluginTypeToken } from "../../core/providerText";
import { asCombination } from "../../core/rules/form";
import type { Props } from "../shared/props";
import type { provideFor } from "../shared/provider";
import { pathsIn, secretsIn } from "../shared/secrets";

/** The life cycle of a kind, as `provideFor` returns it. */
export type KindProvider = ReturnType<typeof provideFor>;

/** Loaded with their first resource. */
const providers: Record<Kind, () => unknown> = {
    Attribute: () => require("./attribute"),
    Audience: () => require("./audience"),
    Event: () => require("./event"),
    Experience: () => require("./experience"),
    ExperienceVersion: () => require("./experienceVersion"),
    ExperiencesPriority: () => require("./experiencesPriority"),
};

/** The kinds whose argument `name` is the logical name by default, as in the resource classes. */
const NAMED: readonly Kind[] = ["Attribute", "Audience", "Experience"];

/** The kind of a resource, from its URN: `urn:pulumi:stack::project::parent$package:index:Kind::name`. */
export function kindOf(urn: string): Kind {
    const token = urn.split("::")[2]?.split("$").at(-1);
    const kind = kinds.find((each) => pluginTypeToken(each) === token);
    if (kind === undefined) {
        throw new RefusedError(
            `This package has no resource type ${token ?? urn}. It has ${kinds.map(pluginTypeToken).join(", ")}.`,
        );
    }
    return kind;
}

export function providerOf(kind: Kind): KindProvider {
    return providers[kind]() as KindProvider;
}

/** The arguments as the resource classes complete them in a TypeScript program. */
export function withDefaults(kind: Kind, urn: string, news: Props): Props {
    const logicalName = urn.split("::").slice(3).join("::");
    const declared: Props = { ...withoutHidden(news), ...secretsIn(news) };
    const { definition } = declared;
    if (kind === "Audience" && definition !== undefined) {
        declared.definition = asCombination(definition);
        if (declared.definition !== definition) {
            Object.assign(declared, secretsIn({ [SECRETS_INPUT]: pathsIn(news).map(pathInCombination) }));
        }
    }
    return NAMED.includes(kind) && declared.name === undefined
        ? { ...declared, name: logicalName }
        : declared;
}

/** The path of a value of a single rule that has become the only one of a combination. */
function pathInCombination(path: string): string {
    return path.replace(/^definition[.]/, "definition.rules.");
}
