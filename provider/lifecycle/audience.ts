import { audienceModel } from "../model/audience";
import { listedLifecycle } from "./listed";
import { provideFor } from "./provider";

export = provideFor(listedLifecycle({ model: audienceModel, api: (client) => client.audiences }));
