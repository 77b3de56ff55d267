/** One row of a table; each column but the outcome holds all values for which the outcome is the same. */
export interface Row {
    own: readonly string[];
    draft: readonly string[];
    live: readonly string[];
    outcome: string;
}

type Column = Exclude<keyof Row, "outcome">;

/** As few rows as say the same: rows that differ in one column alone become one. */
export function gathered(rows: readonly Row[]): Row[] {
    return (["live", "draft", "own", "live", "draft"] as const).reduce(gather, unique(rows));
}

function unique(rows: readonly Row[]): Row[] {
    return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

function gather(rows: readonly Row[], column: Column): Row[] {
    const keyOf = (row: Row) => JSON.stringify({ ...row, [column]: "" });
    const keys = [...new Set(rows.map(keyOf))];
    return keys.map((key) => {
        const group = rows.filter((row) => keyOf(row) === key);
        const values = [...new Set(group.flatMap((row) => row[column]))].sort();
        return { ...(group[0] as Row), [column]: values };
    });
}

/** A row in words, each column as short as the table allows. */
export function inWords({ own, draft, live, outcome }: Row, all: readonly Row[]): string[] {
    // What is possible beside these versions of ours is what the other columns are measured by.
    const context = all.filter((row) => row.own.every((each) => own.includes(each)));
    const possible = (column: Column, rows: readonly Row[]) => new Set(rows.flatMap((row) => row[column]));
    return [
        inShort(own, possible("own", all)),
        inShort(draft, possible("draft", context)),
        inShort(live, possible("live", context)),
        outcome,
    ];
}

/** Leaves out of each value what makes no difference: every value that begins with the rest is among them. */
function inShort(values: readonly string[], possible: ReadonlySet<string>): string {
    if (values.length === possible.size && values.length > 1) return "any";
    const beginningWith = (start: string) =>
        [...possible].filter((each) => `${each}, `.startsWith(`${start}, `));
    const shortest = (value: string): string => {
        const start = value.slice(0, Math.max(0, value.lastIndexOf(", ")));
        const alike = beginningWith(start);
        return start !== "" && alike.every((each) => values.includes(each)) ? shortest(start) : value;
    };
    return [...new Set(values.map(shortest))].join("; ");
}
