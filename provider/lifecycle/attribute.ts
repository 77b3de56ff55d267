import { attributeModel } from "../model/attribute";
import { listedLifecycle } from "./listed";
import { provideFor } from "./provider";

export = provideFor(listedLifecycle({ model: attributeModel, api: (client) => client.attributes }));
