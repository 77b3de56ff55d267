import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * The developer's own account, stack, credentials and taste in colours must not reach a test. (jest asks its workers
 * for colours, and so does `CI` of some libraries.)
 */
export function cleanEnv(): NodeJS.ProcessEnv {
    const foreign = /^(CONTENTSTACK_|PULUMI_(?!PERSONALIZE)|npm_|(NODE_OPTIONS|FORCE_COLOR|CI)$)/;
    const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
    // A login of the developer is a token as well.
    return { ...Object.fromEntries(kept), XDG_CONFIG_HOME: join(tmpdir(), "personalize-no-login") };
}
