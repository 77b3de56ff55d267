// Imported before the chart library, which formats numbers for `navigator.language` as soon as it is loaded. In the
// POSIX locale, Chromium has a language that is not a valid one.
try {
    new Intl.NumberFormat(navigator.language);
} catch {
    Object.defineProperty(navigator, "language", { value: "en-GB" });
}
