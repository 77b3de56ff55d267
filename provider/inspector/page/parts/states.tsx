import type { ComponentChildren } from "preact";

/** What a view shows instead of content. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
    return (
        <div class="empty">
            <svg viewBox="0 0 64 40" aria-hidden="true">
                <path d="M4 20h14c10 0 10-13 22-13h20M18 20h42M18 20c10 0 10 13 22 13h20" />
                <circle cx="6" cy="20" r="4" />
            </svg>
            <p class="title">{title}</p>
            {children && <div class="hint">{children}</div>}
        </div>
    );
}

/** Placeholders in the form of what is loading. */
export function Loading({ text, children }: { text: string; children?: ComponentChildren }) {
    return (
        <div class="loading" role="status">
            <p>{text}</p>
            {children}
            <div class="skeleton" aria-hidden="true">
                <span />
                <span />
                <span />
            </div>
        </div>
    );
}

export function Failure({
    title,
    message,
    children,
}: {
    title: string;
    message: string;
    children?: ComponentChildren;
}) {
    return (
        <div class="notice failure" role="alert">
            <p class="title">{title}</p>
            <p>{message}</p>
            {children}
        </div>
    );
}

export function Notice({ children }: { children: ComponentChildren }) {
    return (
        <div class="notice" role="status">
            {children}
        </div>
    );
}
