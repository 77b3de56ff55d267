import { z } from "zod";
import { printable } from "../common/printable";
import { isUnknown } from "../common/unknown";
import { type Failure, failuresOf } from "./failure";
import type { Model } from "./model";
import { projectUid, uidOf } from "./values";

export const experiencesPrioritySchema = z.strictObject({
    projectUid,
    order: z.array(uidOf("Experience")).min(1, "must name at least one experience."),
    others: z.enum(["keepRelative", "after", "before"]).optional(),
});

export type ExperiencesPriorityInputs = z.infer<typeof experiencesPrioritySchema>;

export const experiencesPriorityModel: Model<ExperiencesPriorityInputs, { order: string[] }> = {
    kind: "ExperiencesPriority",
    schema: experiencesPrioritySchema,
    check: (inputs) => [...failuresOf(experiencesPrioritySchema, inputs), ...twiceFailures(inputs)],
    fields: ["order", "others"],
    canonical: ({ order, others }) => ({ order, others: others ?? "keepRelative" }),
    fromWire: ({ order }) => ({ order }),
};

function twiceFailures(inputs: object): Failure[] {
    const { order } = inputs as Partial<ExperiencesPriorityInputs>;
    if (!Array.isArray(order)) {
        return [];
    }
    return order.flatMap((each, index) =>
        isUnknown(each) || order.indexOf(each) === index
            ? []
            : [
                  {
                      property: `order[${index}]`,
                      reason: `${printable(each)} is already in the order, at order[${order.indexOf(each)}]. List each experience once.`,
                  },
              ],
    );
}
