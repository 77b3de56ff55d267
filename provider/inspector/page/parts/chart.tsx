import { useEffect, useRef } from "preact/hooks";
import UPlot from "uplot";
import { counted } from "../format";

export interface Line {
    readonly name: string;
    readonly color: number;
    readonly values: readonly number[];
}

/** Lines over time. The numbers are in the text beside it as well, because a canvas has no content for screen readers. */
export function Chart({
    title,
    times,
    lines,
}: {
    title: string;
    times: readonly number[];
    lines: readonly Line[];
}) {
    const box = useRef<HTMLDivElement>(null);
    const chart = useRef<UPlot | undefined>(undefined);
    const shape = lines.map(({ name, color }) => `${color} ${name}`).join("\n");
    const data: UPlot.AlignedData = [[...times], ...lines.map(({ values }) => [...values])];
    const latest = useRef(data);
    latest.current = data;
    // New values do not need a new chart.
    useEffect(() => {
        const element = box.current;
        if (!element) return;
        const create = (): void => {
            chart.current?.destroy();
            chart.current = new UPlot(optionsOf(element, lines), latest.current, element);
        };
        create();
        const resized = new ResizeObserver(() => {
            const { clientWidth: width } = element;
            if (width !== chart.current?.width) chart.current?.setSize({ width, height: HEIGHT });
        });
        resized.observe(element);
        const scheme = matchMedia("(prefers-color-scheme: dark)");
        scheme.addEventListener("change", create);
        return () => {
            scheme.removeEventListener("change", create);
            resized.disconnect();
            chart.current?.destroy();
            chart.current = undefined;
        };
    }, [shape]);
    useEffect(() => chart.current?.setData(latest.current));
    return (
        <figure class="chart">
            <figcaption>{title}</figcaption>
            <div ref={box} role="img" aria-label={describe(title, lines)} />
        </figure>
    );
}

const HEIGHT = 190;

function describe(title: string, lines: readonly Line[]): string {
    const totals = lines.map(
        ({ name, values }) => `${name} ${values.reduce((sum, value) => sum + value, 0)}`,
    );
    return `${title} of ${counted(lines.length, "variant")} over time. Sums: ${totals.join(", ")}.`;
}

function optionsOf(element: HTMLElement, lines: readonly Line[]): UPlot.Options {
    const style = getComputedStyle(element);
    const color = (name: string) => style.getPropertyValue(name).trim();
    const axis: UPlot.Axis = {
        stroke: color("--muted"),
        grid: { stroke: color("--line"), width: 1 },
        ticks: { show: false },
        font: "12px system-ui, sans-serif",
    };
    return {
        width: element.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        cursor: { y: false },
        scales: { y: { range: (_, __, max) => [0, Math.max(4, max * 1.1)] } },
        axes: [
            {
                ...axis,
                size: 30,
                values: (_, starts, __, ___, step) => starts.map((start) => tickText(start, step)),
            },
            { ...axis, size: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000] },
        ],
        series: [
            {},
            ...lines.map(({ name, color: index }) => ({
                label: name,
                stroke: color(`--v${index}`),
                width: 2,
                points: { size: 6, fill: color(`--v${index}`) },
            })),
        ],
    };
}

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** The day at midnight and on wide axes, and otherwise the hour. */
function tickText(seconds: number, step: number): string {
    const time = new Date(seconds * 1000);
    const isMidnight = time.getHours() === 0 && time.getMinutes() === 0;
    return step >= 86_400 || isMidnight ? day.format(time) : hour.format(time);
}
