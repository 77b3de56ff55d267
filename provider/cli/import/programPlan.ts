import type { Kind } from "../../core/model/model";
import type { ProjectContent } from "../../core/project/content";
import { type Name, Names } from "./identifiers";
import { type Declarable, referencesOf } from "./references";
import type { Remark } from "./remarks";

export interface PlanOptions {
    /** Whether the program is for another project. It then imports and protects nothing. */
    readonly copy: boolean;
}

/** A resource of the program. */
export type Declaration = Declarable & {
    /** The uid that other declarations refer to. */
    readonly uid: string;
    /** The id for the resource option `import`. */
    readonly id: string;
    readonly name: Name;
};

export interface ProgramPlan {
    readonly content: ProjectContent;
    readonly options: PlanOptions;
    readonly declarations: readonly Declaration[];
    readonly remarks: readonly Remark[];
}

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

    /** Returns the uids that a declaration refers to but the program does not declare. */
    undeclared(declared: Declarable): string[] {
        return referencesOf(declared).filter((uid) => !this.isDeclared(uid));
    }

    declare(uid: string, id: string, texts: readonly string[], declared: Declarable): void {
        const name = this.#names.take(NOUNS[declared.kind], texts);
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
