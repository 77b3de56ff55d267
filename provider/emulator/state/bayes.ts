interface Counts {
    readonly impressions: number;
    readonly conversions: number;
}

const steps = 2000;

/**
 * The chance of each variant to have the highest conversion rate, every rate being a Beta(1 + conversions,
 * 1 + impressions - conversions) as is usual: the integral of one density over the others' distributions.
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

/** Sampled at the middle of each step and normalized to a sum of 1; logarithms, since the powers underflow. */
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
        // Half of the own step: two equal variants share it.
        return sum - weight / 2;
    });
}
