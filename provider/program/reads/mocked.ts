import { mockedCall } from "../pulumi/mocks";

/** The start of the token that a mock of `call` gets for a read function. */
export const READ_TOKEN_PREFIX = "contentstack-personalize:index:";

/**
 * Reads an object. Under `pulumi.runtime.setMocks`, nothing is read: the mock of `call` gets the name and the
 * arguments of the function, and returns its result.
 */
export async function readObject<Result>(
    name: string,
    args: object,
    read: () => Promise<Result>,
): Promise<Result> {
    const call = mockedCall();
    if (call === undefined) return read();
    const answer = await call({ token: READ_TOKEN_PREFIX + name, inputs: { ...args } });
    return (Object.hasOwn(answer, "result") ? answer.result : answer) as Result;
}

/** Reads a list. A mock of `call` returns `{ result: [ … ] }`. Without `result`, the list is empty. */
export async function readList<List extends readonly unknown[]>(
    name: string,
    args: object,
    read: () => Promise<List>,
): Promise<List> {
    const call = mockedCall();
    if (call === undefined) return read();
    const { result = [] } = await call({ token: READ_TOKEN_PREFIX + name, inputs: { ...args } });
    return result as List;
}
