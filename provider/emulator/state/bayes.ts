interface Counts {
    readonly impressions: number;
    readonly conversions: number;
}

const steps = 2000;

/**
 * Returns the probability of each variant to have the highest conversion rate. Each rate has the usual distribution
 * Beta(1 + conversions, 1 + impressions - conversions). The probability is the integral of one variant's density over
 * the cumulative distributions of the others.
 */
export function probabilitiesToBeBest(counts: readonly Counts[]): number[] {
    const densities = counts.map(density);
    const below = densities.map(cumulated);
    return densities.map((own, index) => {
        let chance = 0;
        for (let step = 0; step < steps; step++) {
            let others = 1;
            below.forEach((distribution, other) => {
                if (other !== index) others *= distribution[step]!;
            });
            chance += own[step]! * others;
        }
        return Math.round(chance * 10_000) / 10_000;
    });
}

/**
 * Sampled at the middle of each step and normalized to a sum of 1. Computed with logarithms, because the powers would
 * underflow.
 */
function density({ impressions, conversions }: Counts): number[] {
    const failures = Math.max(0, impressions - conversions);
    const logs = Array.from({ length: steps }, (_, step) => {
        const rate = (step + 0.5) / steps;
        return conversions * Math.log(rate) + failures * Math.log(1 - rate);
    });
    const highest = Math.max(...logs);
    const weights = logs.map((log) => Math.exp(log - highest));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / total);
}

function cumulated(weights: readonly number[]): number[] {
    let sum = 0;
    return weights.map((weight) => {
        sum += weight;
        // Half of a variant's own step counts, so that two equal variants share it.
        return sum - weight / 2;
    });
}
