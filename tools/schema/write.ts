// Writes schema.json, or prints it: `npm run schema`, `tsx tools/schema/write.ts --print`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { schema } from "./schema";

const text = `${JSON.stringify(schema(), null, 4)}\n`;
if (process.argv.includes("--print")) process.stdout.write(text);
else writeFileSync(join(__dirname, "../../schema.json"), text);
