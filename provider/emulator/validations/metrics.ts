import { isObjectId } from "../ids";
import type { Problems } from "../problems";
import { isFields } from "./fields";

/** The web application offers `Secondary`. Its spelling in the API is assumed. */
const types: readonly unknown[] = ["Primary", "Secondary"];

export function checkMetrics(problems: Problems, metrics: unknown): void {
    if (metrics === undefined || metrics === null) return;
    if (!Array.isArray(metrics)) {
        problems.add("metrics", "NOT_AN_ARRAY");
        return;
    }
    metrics.forEach((metric, index) => {
        if (!isFields(metric)) {
            problems.add("metrics", "NOT_AN_OBJECT", String(index));
            return;
        }
        if (!types.includes(metric.__type)) problems.add("metrics", "NOT_VALID_ENUM", `${index}.__type`);
        if (typeof metric.name !== "string") problems.add("metrics", "NOT_A_STRING", `${index}.name`);
        if (!isObjectId(metric.event)) {
            problems.addText("metrics", `${String(metric.event)} is not a valid ObjectId`, `${index}.event`);
        }
    });
}
