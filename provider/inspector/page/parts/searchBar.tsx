import type { ComponentChildren } from "preact";
import { replaceQuery } from "../route";

/** Filters a list by text, which is part of the address. */
export function SearchBar({
    text,
    placeholder,
    children,
}: {
    text: string;
    placeholder: string;
    children?: ComponentChildren;
}) {
    return (
        <search class="toolbar">
            <label class="grow">
                <span class="label">Find</span>
                <input
                    type="search"
                    placeholder={placeholder}
                    value={text}
                    onInput={({ currentTarget }) => replaceQuery({ text: currentTarget.value })}
                />
            </label>
            {children}
        </search>
    );
}

/** Filters a list by one of several values, which is part of the address. */
export function Choice({
    label,
    name,
    value,
    options,
}: {
    label: string;
    name: string;
    value: string;
    options: Readonly<Record<string, string>>;
}) {
    return (
        <label>
            <span class="label">{label}</span>
            <select
                value={value}
                onChange={({ currentTarget }) => replaceQuery({ [name]: currentTarget.value })}
            >
                {Object.entries(options).map(([each, text]) => (
                    <option key={each} value={each}>
                        {text}
                    </option>
                ))}
            </select>
        </label>
    );
}

/** The options of a choice between versions, by number. */
export const versionOptions = (
    versions: readonly { number: number; status: string }[],
): Record<string, string> =>
    Object.fromEntries(
        versions.map(({ number, status }) => [`${number}`, `Version ${number}, ${status.toLowerCase()}`]),
    );
