/** How long a test or a hook of this tier may take before it counts as hanging; the tier's `globals` say it. */
declare const TEST_TIMEOUT_MS: number;

jest.setTimeout(TEST_TIMEOUT_MS);
