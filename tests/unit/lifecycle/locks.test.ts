import { setImmediate as turn } from "node:timers/promises";
import { Locks } from "../../../provider/host/shared/session";

/** A task that ends when the test says so, and writes down when it begins and ends. */
function task(name: string, log: string[]) {
    let end: (error?: Error) => void = () => undefined;
    const run = () => {
        log.push(`${name} begins`);
        return new Promise<string>((resolve, reject) => {
            end = (error) => {
                log.push(`${name} ends`);
                if (error) reject(error);
                else resolve(name);
            };
        });
    };
    return { run, end: (error?: Error) => end(error) };
}

test("tasks of one key follow each other in their order, those of another do not wait", async () => {
    const log: string[] = [];
    const locks = new Locks();
    const [a, b, other] = ["a", "b", "other"].map((name) => task(name, log)) as [
        ReturnType<typeof task>,
        ReturnType<typeof task>,
        ReturnType<typeof task>,
    ];
    const results = [locks.run("x", a.run), locks.run("x", b.run), locks.run("y", other.run)];
    await turn();
    expect(log).toEqual(["a begins", "other begins"]);
    a.end();
    await turn();
    expect(log.slice(2)).toEqual(["a ends", "b begins"]);
    b.end();
    other.end();
    expect(await Promise.all(results)).toEqual(["a", "b", "other"]);
});

test("a failure is its own task's alone", async () => {
    const log: string[] = [];
    const locks = new Locks();
    const [a, b] = [task("a", log), task("b", log)];
    const failed = locks.run("x", a.run);
    const next = locks.run("x", b.run);
    await turn();
    a.end(new Error("refused"));
    await expect(failed).rejects.toThrow("refused");
    await turn();
    b.end();
    expect(await next).toBe("b");
});
