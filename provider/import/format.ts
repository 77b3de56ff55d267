import * as estree from "prettier/plugins/estree";
import * as typescript from "prettier/plugins/typescript";
import { format } from "prettier/standalone";

/** A program as most editors would leave it. */
export function formatProgram(text: string): Promise<string> {
    return format(text, {
        parser: "typescript",
        plugins: [estree, typescript],
        printWidth: 100,
        tabWidth: 4,
    });
}
