const encoder = new TextEncoder();

const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

const mix = (block: number): number => Math.imul(rotate(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593);

/** MurmurHash3, x86, 32 bits, seed 0, of the text in UTF-8. */
export function murmurHash3(text: string): number {
    const bytes = encoder.encode(text);
    const whole = bytes.length & ~3;
    let hash = 0;
    for (let i = 0; i < whole; i += 4) {
        hash ^= mix(bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24));
        hash = (Math.imul(rotate(hash, 13), 5) + 0xe6546b64) | 0;
    }
    let rest = 0;
    for (let i = bytes.length - 1; i >= whole; i--) rest = (rest << 8) | bytes[i]!;
    hash ^= mix(rest) ^ bytes.length;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
}
