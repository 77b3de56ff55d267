import type * as pulumi from "@pulumi/pulumi";
import { printable } from "../../core/common/printable";
import { closestMatch, joinNames } from "../../core/common/suggest";
import { RefusedError } from "../../core/errors/base";
import type { VariantArgs } from "./experienceVersionArgs";

/** The names of the variants, as TypeScript sees them. */
export interface DeclaredNames<Name extends string> {
    variants: pulumi.Input<pulumi.Input<VariantArgs & { name: pulumi.Input<Name> }>[]>;
}

/** Finds the alias of a variant by its name. */
export class VariantLookup {
    readonly #version: string;
    readonly #declared: readonly string[] | undefined;

    /** @param variants the variants as the program declares them */
    constructor(version: string, variants: unknown) {
        this.#version = version;
        this.#declared = namesIn(variants);
    }

    /** Refuses a name that the program does not declare, before anything is sent. */
    refuseUndeclared(name: string): void {
        if (this.#declared !== undefined && !this.#declared.includes(name)) {
            throw this.#unknown(name, this.#declared);
        }
    }

    /** The alias of the first variant with the name. */
    aliasIn(identities: readonly { name: string; alias: string }[], name: string, isSecret: boolean): string {
        const found = identities.find((each) => each.name === name);
        if (found === undefined) {
            throw this.#unknown(name, isSecret ? [] : identities.map((each) => each.name));
        }
        return found.alias;
    }

    #unknown(name: string, names: readonly string[]): RefusedError {
        const closest = closestMatch(name, names);
        const hint = closest === undefined ? "" : ` Did you mean ${printable(closest)}?`;
        const all = names.length === 0 ? "" : ` Its variants: ${joinNames(names.map(printable))}.`;
        return new RefusedError(
            `ExperienceVersion "${this.#version}" has no variant ${printable(name)}.${hint}${all}`,
        );
    }
}

/** The names of the variants, if the program shows all of them. */
function namesIn(variants: unknown): string[] | undefined {
    if (!Array.isArray(variants)) {
        return undefined;
    }
    const names = variants.map((each: unknown) => (each as { name?: unknown } | undefined)?.name);
    return names.every((name) => typeof name === "string") ? names : undefined;
}
