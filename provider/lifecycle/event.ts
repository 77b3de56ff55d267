import { eventModel } from "../model/event";
import { listedLifecycle } from "./listed";
import { provideFor } from "./provider";

export = provideFor(listedLifecycle({ model: eventModel, api: (client) => client.events }));
