import { changeSettings, defaultSettings, SettingsError } from "../../../provider/emulator/settings";

test("a change leaves everything else as it was", () => {
    const changed = changeSettings(defaultSettings, {
        quotas: { events: 7 },
        switches: { retryAfter: "sent" },
    });
    expect(changed).toEqual({
        ...defaultSettings,
        quotas: { ...defaultSettings.quotas, events: 7 },
        switches: { ...defaultSettings.switches, retryAfter: "sent" },
    });
});

test.each<[string, object]>([
    ['There is no setting "speed"', { speed: 1 }],
    ['There is no switch "mood"', { switches: { mood: "good" } }],
    ["The switch retryAfter must be none or sent", { switches: { retryAfter: "perhaps" } }],
    ['There is no quota "wishes"', { quotas: { wishes: 3 } }],
    ["The quota events must be a whole number", { quotas: { events: 1.5 } }],
    ['The rate limit must be a number above 0 or "off"', { rateLimit: 0 }],
    ['The rate limit must be a number above 0 or "off"', { rateLimit: "unlimited" }],
    ["latencyMs must be a number of milliseconds", { latencyMs: -1 }],
    ["cmsLagMs must be a number of milliseconds", { cmsLagMs: "soon" }],
    ['There is no switch "toString"', { switches: { toString: "x" } }],
])("what is wrong is said: %s", (sentence, change) => {
    expect(() => changeSettings(defaultSettings, change)).toThrow(SettingsError);
    expect(() => changeSettings(defaultSettings, change)).toThrow(sentence);
});
