interface Text {
    text: string;
    at: string;
}

/** The shell texts of a workflow's steps: `run: one line`, and `run: |` with what is indented below it. */
export function stepsOf({ text, at }: Text): Text[] {
    const lines = text.split("\n");
    return lines.flatMap((line, index) => {
        const found = /^(?<indent> *)(?:- )?run: *(?<rest>.*)$/.exec(line)?.groups;
        if (!found) return [];
        if (!/^[|>]-?$/.test(found.rest!)) return [{ text: expressionless(found.rest!), at }];
        const below = lines.slice(index + 1);
        const deeper = new RegExp(`^(?:${found.indent} {2}|\\s*$)`);
        const end = below.findIndex((each) => !deeper.test(each));
        const body = (end < 0 ? below : below.slice(0, end)).map((each) => each.trim());
        return [{ text: expressionless(body.join("\n")), at }];
    });
}

/** What GitHub would put in is no part of the command. */
function expressionless(text: string): string {
    return text.replace(/\$\{\{[^}]*\}\}/g, "value");
}
