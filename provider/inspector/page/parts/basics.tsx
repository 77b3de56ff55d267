import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { hrefOf } from "../route";

/** The status of an experience or a version: a word, and a shape that needs no colour. */
export function Status({ status }: { status: string }) {
    const known = ["ACTIVE", "DRAFT", "PAUSED", "ARCHIVED"].includes(status);
    return (
        <span class={`status ${known ? status.toLowerCase() : "other"}`}>
            <span class="dot" aria-hidden="true" />
            {known ? status.charAt(0) + status.slice(1).toLowerCase() : status}
        </span>
    );
}

export function Tag({ children }: { children: ComponentChildren }) {
    return <span class="tag">{children}</span>;
}

/** Text to copy, such as an alias. */
export function Code({ text }: { text: string }) {
    const [copied, setCopied] = useState(false);
    const copy = () => {
        void navigator.clipboard?.writeText(text).then(() => {
            setCopied(true);
            setTimeout(() => setCopied(false), 1500);
        });
    };
    return (
        <button type="button" class="code" onClick={copy} title="Copy" aria-label={`Copy ${text}`}>
            <code>{text}</code>
            <span class="copied" aria-live="polite">
                {copied ? "Copied" : ""}
            </span>
        </button>
    );
}

export function Swatch({ color }: { color: number }) {
    return <span class={`swatch v${color}`} aria-hidden="true" />;
}

export function Facts({ children }: { children: ComponentChildren }) {
    return <dl class="facts">{children}</dl>;
}

export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
    return (
        <div>
            <dt>{name}</dt>
            <dd>{children}</dd>
        </div>
    );
}

export function Section({
    title,
    aside,
    children,
}: {
    title: string;
    aside?: ComponentChildren;
    children: ComponentChildren;
}) {
    return (
        <section class="section" aria-label={title}>
            <header>
                <h2>{title}</h2>
                {aside}
            </header>
            {children}
        </section>
    );
}

/** A region that scrolls sideways, with the arrow keys as well. It begins at its end, and says so if it is cut. */
export function Scroller({
    label,
    hint,
    children,
}: {
    label: string;
    hint: string;
    children: ComponentChildren;
}) {
    const region = useRef<HTMLElement>(null);
    const [cut, setCut] = useState(false);
    useLayoutEffect(() => {
        const element = region.current;
        if (!element) return;
        element.scrollLeft = element.scrollWidth;
        const observer = new ResizeObserver(() => setCut(element.scrollWidth > element.clientWidth));
        observer.observe(element);
        return () => observer.disconnect();
    }, []);
    return (
        <>
            {cut && <p class="scroll-hint">{hint}</p>}
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard scrolls only what has the focus */}
            <section ref={region} class="scroller" aria-label={label} tabIndex={0}>
                {children}
            </section>
        </>
    );
}

export function ExperienceLink({ uid, name }: { uid: string; name: string }) {
    return <a href={hrefOf("experiences", uid)}>{name}</a>;
}
