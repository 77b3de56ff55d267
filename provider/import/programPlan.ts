import type { Kind } from "../model/model";
import type { ProjectContent } from "./content";
import { type Name, Names } from "./identifiers";
import { type Declarable, referencesOf } from "./references";
import type { Remark } from "./remarks";

export interface PlanOptions {
    /** A program for another project: nothing is taken over, nothing is protected. */
    readonly copy: boolean;
}

/** One resource of the program. */
export type Declaration = Declarable & {
    /** By which others refer to it. */
    readonly uid: string;
    /** What `import` names. */
    readonly id: string;
    readonly name: Name;
};

export interface ProgramPlan {
    readonly content: ProjectContent;
    readonly options: PlanOptions;
    readonly declarations: readonly Declaration[];
    readonly remarks: readonly Remark[];
}

/** A plan in the making. */
export class ProgramPlanBuilder implements ProgramPlan {
    readonly declarations: Declaration[] = [];
    readonly remarks: Remark[] = [];
    readonly #names = new Names();
    readonly #declared = new Map<string, Declaration>();

    constructor(
        readonly content: ProjectContent,
        readonly options: PlanOptions,
    ) {}

    isDeclared(uid: string): boolean {
        return this.#declared.has(uid);
    }

    nameOf(uid: string): Name | undefined {
        return this.#declared.get(uid)?.name;
    }

    /** What a declaration refers to and the program does not declare. */
    undeclared(declared: Declarable): string[] {
        return referencesOf(declared).filter((uid) => !this.isDeclared(uid));
    }

    declare(uid: string, id: string, texts: readonly string[], declared: Declarable, suffix?: string): void {
        const name = this.#names.take(NOUNS[declared.kind], texts, suffix);
        const declaration = { ...declared, uid, id, name };
        this.declarations.push(declaration);
        this.#declared.set(uid, declaration);
    }

    remark(remark: Remark): void {
        this.remarks.push(remark);
    }
}

const NOUNS: Readonly<Record<Kind, string>> = {
    Attribute: "attribute",
    Event: "event",
    Audience: "audience",
    Experience: "experience",
    ExperienceVersion: "version",
    ExperiencesPriority: "order",
};
