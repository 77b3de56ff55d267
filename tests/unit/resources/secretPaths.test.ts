import * as pulumi from "@pulumi/pulumi";
import { secretPaths } from "../../../provider/program/pulumi/secretPaths";

const pathsOf = (props: pulumi.Inputs): Promise<string[] | undefined> =>
    new Promise((resolve) => {
        const paths = secretPaths(props);
        if (paths === undefined) resolve(undefined);
        else pulumi.output(paths).apply(resolve);
    });

test.each([
    ["a text", { name: pulumi.secret("a"), key: "b" }, ["name"]],
    [
        "a nested one, without its index",
        { variants: [{ name: "A" }, { name: pulumi.secret("B") }] },
        ["variants.name"],
    ],
    ["a whole list", { tags: pulumi.secret(["a"]) }, ["tags"]],
    ["one in an output", { staged: pulumi.output({ variants: [{ name: pulumi.secret("B") }] }) }, ["staged"]],
    ["one that a promise resolves to", { name: Promise.resolve(pulumi.secret("a")) }, ["name"]],
    ["none in outputs that are not secret", { name: pulumi.output("a") }, undefined],
    ["none in plain values", { name: "a", tags: ["b"] }, undefined],
])("the secret paths of the arguments name %s", async (_, props, paths) => {
    expect(await pathsOf(props)).toEqual(paths);
});
