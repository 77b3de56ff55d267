/** Reserved words, names that the compiler or the module uses, and names that the program imports. */
const RESERVED = new Set(
    (
        "break case catch class const continue debugger default delete do else enum export extends false finally for " +
        "function if import in instanceof new null return super switch this throw true try typeof var void while with " +
        "implements interface let package private protected public static yield await async of get set as from type " +
        "any unknown never string number boolean symbol object eval arguments undefined globalThis require module exports " +
        "constructor prototype process console global pulumi personalize rules " +
        "attributes events audiences experiences versions priority"
    ).split(" "),
);

/** Longer names are cut, at the end of a word if possible. */
const LONGEST = 40;

export interface Name {
    /** The resource's name in Pulumi, such as `gold-members`. Unique per kind. */
    readonly logical: string;
    /** The variable that contains the resource, such as `goldMembers`. Unique in the program. */
    readonly variable: string;
}

/** Generates readable names. The same objects in the same order always get the same names. */
export class Names {
    readonly #variables = new Set(RESERVED);
    readonly #logical = new Map<string, Set<string>>();

    /**
     * @param noun the kind in one lower-case word, used if no name can be made from the texts
     * @param texts the object's texts, the most stable first
     */
    take(noun: string, texts: readonly string[]): Name {
        const words = texts.map(wordsOf).find((each) => each.length > 0) ?? [noun];
        const logical = this.#logicalName(noun, words.join("-"));
        return { logical, variable: this.#variable(camel(logical.split("-")), noun) };
    }

    #logicalName(noun: string, wanted: string): string {
        const taken = this.#logical.get(noun) ?? new Set();
        this.#logical.set(noun, taken);
        return claim(taken, [wanted], (number) => `${wanted}-${number}`);
    }

    #variable(wanted: string, noun: string): string {
        const kind = capital(noun);
        const start = /^\d/.test(wanted) ? `${noun}${wanted}` : wanted;
        const fuller = start.endsWith(kind) ? start : `${start}${kind}`;
        return claim(this.#variables, [start, fuller], (number) => `${fuller}${number}`);
    }
}

/** Returns the first unused name of the list, or else the first unused numbered name. */
function claim(taken: Set<string>, wanted: readonly string[], numbered: (number: number) => string): string {
    let name = wanted.find((each) => !taken.has(each));
    for (let number = 2; name === undefined; number++) {
        name = taken.has(numbered(number)) ? undefined : numbered(number);
    }
    taken.add(name);
    return name;
}

/**
 * Splits a text into lower-case words of a–z and digits. `loyaltyTier`, `loyalty_tier` and `Loyalty tier!` give the
 * same words.
 */
function wordsOf(text: string): string[] {
    const apart = text.replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ");
    const words = transliterate(apart).match(/[a-z0-9]+/g) ?? [];
    const kept = words.filter((_, index) => words.slice(0, index + 1).join("-").length <= LONGEST);
    return kept.length > 0 || words[0] === undefined ? kept : [words[0].slice(0, LONGEST)];
}

const camel = ([first = "", ...rest]: readonly string[]): string => first + rest.map(capital).join("");

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * Transliterations in the form `letter=reading`: Latin letters that are not a base letter with an accent, Greek,
 * Cyrillic.
 */
const READINGS =
    "ß=ss æ=ae œ=oe ø=o đ=d ð=d ł=l þ=th ħ=h ı=i ŋ=ng " +
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o " +
    "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh " +
    "щ=shch ъ= ы=y ь= э=e ю=yu я=ya є=ye і=i ґ=g ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz";

const TABLE = new Map(READINGS.split(" ").map((pair) => pair.split("=") as [string, string]));

/**
 * Transliterates a text to lower-case Latin letters. Other scripts remain and are dropped later, because a number is
 * better than a wrong reading.
 */
function transliterate(text: string): string {
    const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return [...bare].map((letter) => TABLE.get(letter) ?? letter).join("");
}
