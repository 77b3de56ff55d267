/** The codes, one line per first letter. The type below is derived from this list. */
const LINES = [
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ",
    "BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ",
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ",
    "DE DJ DK DM DO DZ",
    "EC EE EG EH ER ES ET",
    "FI FJ FK FM FO FR",
    "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY",
    "HK HM HN HR HT HU",
    "ID IE IL IM IN IO IQ IR IS IT",
    "JE JM JO JP",
    "KE KG KH KI KM KN KP KR KW KY KZ",
    "LA LB LC LI LK LR LS LT LU LV LY",
    "MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ",
    "NA NC NE NF NG NI NL NO NP NR NU NZ",
    "OM",
    "PA PE PF PG PH PK PL PM PN PR PS PT PW PY",
    "QA",
    "RE RO RS RU RW",
    "SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ",
    "TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ",
    "UA UG UM US UY UZ",
    "VA VC VE VG VI VN VU",
    "WF WS",
    "XK",
    "YE YT",
    "ZA ZM ZW",
] as const;

type Words<Line extends string> = Line extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Line;

/**
 * A country code of two upper-case letters (ISO 3166-1 alpha-2): `"DE"`, `"GB"` (not `"UK"`), `"US"`. `"XK"` (Kosovo)
 * is not in the standard, but is in the MaxMind data that Personalize uses to locate visitors.
 */
export type CountryCode = Words<(typeof LINES)[number]>;

/** Every country code, in alphabetical order. */
export const COUNTRY_CODES: ReadonlySet<string> = new Set(LINES.flatMap((line) => line.split(" ")));

/** The code of a country by its English name, or by a common wrong code. */
export function countryCodeFor(text: string): string | undefined {
    const wanted = text.trim().toLowerCase();
    const upper = wanted.toUpperCase();
    if (COUNTRY_CODES.has(upper)) return upper;
    if (upper === "UK") return "GB";
    if (upper === "EL") return "GR";
    const names = new Intl.DisplayNames(["en"], { type: "region" });
    return [...COUNTRY_CODES].find((code) => names.of(code)?.toLowerCase() === wanted);
}
