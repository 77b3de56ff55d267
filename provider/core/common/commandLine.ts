/** The executable that has the name of the package, so that no other package can answer for it. */
export const EXECUTABLE = "pulumi-contentstack-personalize";

/**
 * Returns a command of this package as a user can paste it. Without `--no-install`, npx runs whatever a registry has under
 * the name if the package is not installed in the folder.
 */
export const commandLine = (command: string): string => `npx --no-install ${EXECUTABLE} ${command}`;
