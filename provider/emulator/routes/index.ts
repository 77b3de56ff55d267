import type { Route } from "../call";
import { analyticsRoutes } from "./analytics";
import { attributeRoutes } from "./attribute";
import { audienceRoutes } from "./audience";
import { eventRoutes } from "./event";
import { experienceRoutes } from "./experience";
import { experiencesPriorityRoutes } from "./experiencesPriority";
import { experienceVersionRoutes } from "./experienceVersion";
import { geolocationRoutes } from "./geolocation";
import { projectRoutes } from "./project";

export const routes: readonly Route[] = [
    ...attributeRoutes,
    ...audienceRoutes,
    ...eventRoutes,
    ...experienceRoutes,
    ...experienceVersionRoutes,
    ...experiencesPriorityRoutes,
    ...analyticsRoutes,
    ...geolocationRoutes,
    ...projectRoutes,
];
