import Personalize from "@contentstack/personalize-edge-sdk";
import { furnish } from "./support/edge";
import { useEmulator } from "./support/useEmulator";

const VISITORS = 10_000;
const AT_ONCE = 50;

/** Longer than any machine takes for 20,000 requests. */
const TIMEOUT_MS = 600_000;

const session = useEmulator();

/** The variant of the A/B test for each visitor. */
async function variants(): Promise<(string | null | undefined)[]> {
    const found: (string | null | undefined)[] = [];
    let next = 0;
    const worker = async () => {
        for (let i = next++; i < VISITORS; i = next++) {
            const sdk = await Personalize.init(session.emulator.projectUid, { userId: `visitor ${i}` });
            found[i] = sdk.getActiveVariant("2");
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return found;
}

test(
    "an even split of ten thousand visitors is within two percent, and each keeps the variant",
    async () => {
        await furnish(session);
        Personalize.setEdgeApiUrl(session.emulator.edgeUrl);
        const first = await variants();
        const share = first.filter((variant) => variant === "0").length / VISITORS;
        expect(Math.abs(share - 0.5)).toBeLessThan(0.02);
        expect(await variants()).toEqual(first);
    },
    TIMEOUT_MS,
);
