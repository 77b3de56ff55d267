import * as errors from "../../../provider/core/errors";

const answer = (status: number, body: unknown, method = "POST", extra = {}) =>
    errors.apiError({
        status,
        method,
        path: "/things",
        body,
        text: typeof body === "string" ? body : JSON.stringify(body),
        ...extra,
    });

test.each([
    [
        400,
        { error: "personalization.ATTRIBUTES.MAX_ATTRIBUTES_COUNT_EXCEEDED" },
        errors.QuotaExceededError,
        "100 by default, up to 1000 by plan",
    ],
    [
        400,
        { error: "personalize.AUDIENCES.RULE_COUNT_EXCEEDED" },
        errors.QuotaExceededError,
        "rules in one audience: 50 by default",
    ],
    [
        400,
        { error: "personalize.PROJECTS.MAX_PROJECTS_COUNT_EXCEEDED" },
        errors.QuotaExceededError,
        "projects in the organization: 3 by default",
    ],
    [
        400,
        { error: "personalize.THINGS.MAX_THINGS_COUNT_EXCEEDED" },
        errors.QuotaExceededError,
        "reached a limit of your Contentstack plan",
    ],
    [
        400,
        { error: "personalize.EXPERIENCES.VERSIONS.CANNOT_CREATE_VERSION_AS_DRAFT_ALREADY_EXISTS" },
        errors.DraftExistsError,
        "at most one draft",
    ],
    [
        400,
        { error: "personalization.EXPERIENCES.VERSIONS.CANNOT_UPDATE_LOCKED_VERSION" },
        errors.LockedVersionError,
        "Run `pulumi refresh`, and declare the content that you want live",
    ],
    [
        400,
        { error: "personalize.EXPERIENCES.VERSIONS.CANNOT_MARK_VERSION_AS_DRAFT" },
        errors.LockedVersionError,
        "Run `pulumi refresh`, and declare the content that you want live",
    ],
    [
        400,
        { error: "personalize.EXPERIENCES.VERSIONS.CANNOT_DELETE_ONLY_DRAFT" },
        errors.OnlyDraftError,
        "does not delete the only version of an experience",
    ],
    [
        400,
        { error: "personalize.EXPERIENCES.PRIORITY.MISSING_EXPERIENCES" },
        errors.MissingExperiencesError,
        "every experience of the project",
    ],
    [
        400,
        { error: "personalize.ATTRIBUTES.DUPLICATE_KEY" },
        errors.DuplicateError,
        "Another object has that key or name",
    ],
    [
        409,
        { error_message: "It is personalize.PROJECTS.DUPLICATE_NAME, sorry" },
        errors.DuplicateError,
        "Another object has that key or name",
    ],
    [400, { errors: { status: ["INVALID_STATUS"] } }, errors.ValidationError, "status: INVALID_STATUS"],
    [400, { message: "Something" }, errors.BadRequestError, "Something"],
    [403, { error: "Forbidden" }, errors.ForbiddenError, "personalize:manage"],
    [
        404,
        { error: "personalize.ANALYTICS.SUMMARY_NOT_FOUND" },
        errors.NotFoundError,
        "versions that have been activated",
    ],
    [429, {}, errors.RateLimitedError, "requestsPerSecond"],
    [429, { error: "personalize.MAX_REQUESTS_COUNT_EXCEEDED" }, errors.RateLimitedError, "requestsPerSecond"],
    [501, { error: "NOT_IMPLEMENTED" }, errors.ServerError, "501"],
    [418, {}, errors.BadRequestError, "418"],
])("%i %j", (status, body, Class, said) => {
    const error = answer(status, body);
    expect(error.constructor).toBe(Class);
    expect(error).toBeInstanceOf(errors.PersonalizeError);
    expect(error.name).toBe(Class.name);
    expect(error.message).toContain(`${status} to POST /things`);
    expect(error.message).toContain(said);
    expect(error.stack).toBe(error.message);
});

test("the code is given as sent and by its last part, whatever the prefix", () => {
    const [a, b] = ["personalize", "personalization"].map((prefix) =>
        answer(400, {
            error: `${prefix}.EXPERIENCES.VERSIONS.CANNOT_DELETE_ONLY_DRAFT`,
            message: "Bad request",
        }),
    );
    expect(a!.suffix).toBe("CANNOT_DELETE_ONLY_DRAFT");
    expect(a!.message).not.toContain("Bad request");
    expect(b!.suffix).toBe("CANNOT_DELETE_ONLY_DRAFT");
    expect(b!.code).toBe("personalization.EXPERIENCES.VERSIONS.CANNOT_DELETE_ONLY_DRAFT");
});

test("a reference stands in the way of a delete only", () => {
    const body = { error: "personalize.AUDIENCES.REFERRED_IN_EXPERIENCES" };
    expect(answer(400, body, "DELETE")).toBeInstanceOf(errors.ReferencedError);
    const missing = { errors: { variants: ["personalize.VARIANTS_REFERRED_AUDIENCE_DOES_NOT_EXIST"] } };
    const refused = answer(400, missing);
    expect(refused).toBeInstanceOf(errors.ValidationError);
    expect(refused.message).toContain("A referenced object does not exist in this project");
    expect(refused.message).toContain("run `pulumi up --refresh`");
});

test("a code is found wherever it stands", () => {
    const said = { errors: { variants: ["VARIANTS_REFERRED_LYTICS_AUDIENCE_DOES_NOT_EXIST"] } };
    expect(answer(400, said).suffix).toBe("VARIANTS_REFERRED_LYTICS_AUDIENCE_DOES_NOT_EXIST");
    expect(answer(400, { message: "Name or content types is required" }).code).toBeUndefined();
    expect(
        answer(400, { error: "personalize.EXPERIENCES_PRIORITY.DUPLICATE_EXPERIENCES" }),
    ).not.toBeInstanceOf(errors.DuplicateError);
});

test("nested complaints are one readable line each", () => {
    const body = {
        errors: { variants: [{ "0": { audiences: ["EMPTY_ARRAY"] } }, "TOO_FEW"], status: "REQUIRED" },
    };
    const error = answer(400, body) as errors.ValidationError;
    expect(error.fields).toEqual({
        variants: ["0.0.audiences: EMPTY_ARRAY", "TOO_FEW"],
        status: ["REQUIRED"],
    });
    expect(error.message).toContain(
        "variants: 0.0.audiences: EMPTY_ARRAY; variants: TOO_FEW; status: REQUIRED",
    );
});

test("a hostile body neither moves the cursor nor fills the screen", () => {
    const error = answer(400, { message: `\u001b[2J\u202e${"x".repeat(100_000)}\n\tevil\u0007` });
    expect(error.message.length).toBeLessThan(3_000);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(error.message).not.toMatch(/[\u0000-\u001f\u202e]/);
    const many = answer(400, {
        errors: Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`f${i}`, ["bad"]])),
    });
    expect(many.message).toContain("and 480 more");
    let deep: unknown = "end";
    for (let i = 0; i < 1_000; i++) deep = [deep];
    expect(answer(400, { errors: { deep } }).message.length).toBeLessThan(3_000);
});

test("a page of a proxy is told by its title", () => {
    const page =
        "<!DOCTYPE html><html><head><title>Access denied\n by proxy</title></head><body>…</body></html>";
    expect(
        errors.apiError({ status: 403, method: "GET", path: "/x", body: undefined, text: page }).message,
    ).toContain("with: an HTML page, “Access denied by proxy”.");
});

test("a 401 says what each kind of token ends of, and what each source needs", () => {
    const said = (tokenKind: "authtoken" | "oauth", tokenSource: "environment" | "configuration") =>
        answer(401, { error_message: "no" }, "GET", { tokenKind, tokenSource }).message;
    expect(said("authtoken", "environment")).toMatch(
        /at most 20 .*Set CONTENTSTACK_AUTHTOKEN .*No `pulumi up` is needed.* doctor`\.$/,
    );
    expect(said("oauth", "environment")).toMatch(/has expired.*Set CONTENTSTACK_OAUTH_TOKEN/);
    expect(said("oauth", "configuration")).toMatch(
        /copies the token from the configuration into the state.*CONTENTSTACK_OAUTH_TOKEN, which takes precedence/,
    );
});
