#!/usr/bin/env node
import { servePlugin } from "./server";

servePlugin(process.argv[2]).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
