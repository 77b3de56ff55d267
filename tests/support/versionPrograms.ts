import type { Api } from "./api";
import { ByHand } from "./byHand";
import { country } from "./rules";
import { type Declaration, ref, type Stack } from "./stack";

type Status = "DRAFT" | "ACTIVE" | "PAUSED";

export interface VariantInputs {
    name: string;
    shortUid?: string;
    formerNames?: string[];
}

/** Declarations of one segmented experience and its versions, as the classes make them. */
export class VersionPrograms {
    private constructor(
        private readonly api: Api,
        readonly audienceUid: string,
    ) {}

    static async create(api: Api): Promise<VersionPrograms> {
        const { uid } = await api.post<{ uid: string }>("/audiences", {
            name: "Germans",
            definition: country("DE"),
        });
        return new VersionPrograms(api, uid);
    }

    experience(name = "hero", inputs: object = {}): Declaration {
        return { name, kind: "experience", inputs: { name, type: "SEGMENTED", ...inputs } };
    }

    /** The version of an experience, with what is staged beside it. */
    version(
        name: string,
        status: Status,
        variants: readonly (string | VariantInputs)[],
        options: Partial<Declaration> & {
            of?: string;
            staged?: readonly (string | VariantInputs)[] | undefined;
        } = {},
    ): Declaration {
        const { of: experience = "hero", staged, ...rest } = options;
        return {
            name,
            kind: "experienceVersion",
            inputs: {
                experience: ref(experience),
                status,
                variants: this.variants(variants),
                ...(staged === undefined ? {} : { staged: { variants: this.variants(staged) } }),
            },
            deletedWith: experience,
            ...rest,
        };
    }

    private variants(variants: readonly (string | VariantInputs)[]): object[] {
        return variants.map((variant) => ({
            ...(typeof variant === "string" ? { name: variant } : variant),
            audiences: [this.audienceUid],
        }));
    }

    priority(name: string, order: string[], others?: string): Declaration {
        const inputs = { order: order.map((each) => ref(each)), ...(others === undefined ? {} : { others }) };
        return { name, kind: "experiencesPriority", inputs };
    }

    /** What a colleague does to an experience that a stack has made. */
    byHand(stack: Stack, experience = "hero"): ByHand {
        return new ByHand(this.api, stack.entry(experience).id, this.audienceUid);
    }
}
