import type { AudienceInputs } from "../../core/model/audience";
import { impossibleSentences } from "../../core/rules/impossible";
import { regionsIn, unlistedRegion } from "../../core/rules/places";
import { unknownNames } from "../../core/rules/unknownNames";
import { customRef, rulesAt } from "../../core/rules/walk";
import type { DeclaredReference } from "../shared/missingReferences";
import type { Session } from "../shared/session";

/** The uids of the custom attributes in the rules of an audience, each with its property. */
export function attributeReferences({ definition }: AudienceInputs): DeclaredReference[] {
    return [...rulesAt(definition, "definition")].flatMap(({ rule, path }) => {
        const uid = customRef(rule);
        return uid === undefined ? [] : [{ kind: "Attribute", uid, property: `${path}.attribute.ref` }];
    });
}

/** What the server accepts in rules, although nobody or the wrong visitors match them. */
export async function audienceDoubts(session: Session, { definition }: AudienceInputs): Promise<string[]> {
    const regions = regionsIn(definition, "definition");
    const listed = regions.length === 0 ? [] : await session.regions();
    return [
        ...impossibleSentences(definition, "definition"),
        ...unknownNames(definition, "definition"),
        ...regions.flatMap((region) => unlistedRegion(region, listed) ?? []),
    ];
}
