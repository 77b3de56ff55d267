/** Letter by letter, as `letter=reading`: Latin ones that are no letter with an accent, Greek, Cyrillic. */
const READINGS =
    "ß=ss æ=ae œ=oe ø=o đ=d ð=d ł=l þ=th ħ=h ı=i ŋ=ng " +
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o " +
    "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh " +
    "щ=shch ъ= ы=y ь= э=e ю=yu я=ya є=ye і=i ґ=g ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz";

const TABLE = new Map(READINGS.split(" ").map((pair) => pair.split("=") as [string, string]));

/**
 * The text in lower case, with Latin letters as near to its sound as a table gets. Other scripts stay, for
 * whoever makes names to drop: a wrong reading of them would be worse than a number.
 */
export function transliterate(text: string): string {
    const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return [...bare].map((letter) => TABLE.get(letter) ?? letter).join("");
}
