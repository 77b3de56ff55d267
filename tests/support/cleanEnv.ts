/**
 * The developer's own account, stack, credentials and taste in colours must not reach a test. (jest asks its workers
 * for colours, and so does `CI` of some libraries.)
 */
export function cleanEnv(): NodeJS.ProcessEnv {
    const foreign = /^(CONTENTSTACK_|PULUMI_(?!PERSONALIZE)|npm_|(NODE_OPTIONS|FORCE_COLOR|CI)$)/;
    return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
