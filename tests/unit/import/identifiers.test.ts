import { Names } from "../../../provider/cli/import/identifiers";

describe("names of resources and variables", () => {
    const taken = (...texts: string[]) => {
        const names = new Names();
        return texts.map((text) => names.take("audience", [text]));
    };

    test.each([
        ["Gold members in Germany!", "gold-members-in-germany", "goldMembersInGermany"],
        ["loyaltyTier", "loyalty-tier", "loyaltyTier"],
        ["loyalty_tier", "loyalty-tier", "loyaltyTier"],
        ["Größe & Übermaß", "grosse-ubermass", "grosseUbermass"],
        ["Золотые клиенты", "zolotye-klienty", "zolotyeKlienty"],
        ["Ήλιος", "ilios", "ilios"],
        ["2024 sale", "2024-sale", "audience2024Sale"],
        ["会员", "audience", "audience"],
        ["🎉", "audience", "audience"],
        ["", "audience", "audience"],
        ["class", "class", "classAudience"],
        ["rules", "rules", "rulesAudience"],
        ["personalize", "personalize", "personalizeAudience"],
        ["Global This", "global-this", "globalThisAudience"],
        ["module", "module", "moduleAudience"],
    ])("%s", (text, logical, variable) => {
        expect(taken(text)).toEqual([{ logical, variable }]);
    });

    test("clashes are numbered in the order in which the objects were made", () => {
        expect(taken("Gold", "gold", "GOLD!", "Gold 2").map(({ logical }) => logical)).toEqual([
            "gold",
            "gold-2",
            "gold-3",
            "gold-2-2",
        ]);
        expect(taken("会员", "客户").map(({ logical }) => logical)).toEqual(["audience", "audience-2"]);
    });

    test("a logical name is free again in another kind, a variable is not", () => {
        const names = new Names();
        expect(names.take("attribute", ["gold"])).toEqual({ logical: "gold", variable: "gold" });
        expect(names.take("audience", ["Gold"])).toEqual({ logical: "gold", variable: "goldAudience" });
        expect(names.take("audience", ["gold"])).toEqual({ logical: "gold-2", variable: "gold2" });
    });

    test("endless names end at a word", () => {
        const [name] = taken("a very long name that somebody typed into the field until it was full");
        expect(name?.logical).toBe("a-very-long-name-that-somebody-typed");
        expect(taken("x".repeat(500))[0]?.logical).toBe("x".repeat(40));
    });

    test("the first text that gives a name is taken", () => {
        expect(new Names().take("attribute", ["键", "Loyalty tier"]).logical).toBe("loyalty-tier");
    });
});
