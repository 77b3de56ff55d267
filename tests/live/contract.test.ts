import { contractSuite } from "../contract/suite";
import { Client } from "../contract/support/client";
import { findOut, reportOf } from "./probes";
import { RecordingClient, ReplayClient, readRecording, writeRecording } from "./recording";

const hosts: Record<string, string> = {
    "AWS-NA": "personalize-api",
    "AWS-EU": "eu-personalize-api",
    "AWS-AU": "au-personalize-api",
    "AZURE-NA": "azure-na-personalize-api",
    "AZURE-EU": "azure-eu-personalize-api",
    "GCP-NA": "gcp-na-personalize-api",
    "GCP-EU": "gcp-eu-personalize-api",
};

const {
    CONTENTSTACK_PERSONALIZE_PROJECT_UID: projectUid,
    CONTENTSTACK_REGION: region = "",
    CONTENTSTACK_PERSONALIZE_BASE_URL: baseUrl = hosts[region] && `https://${hosts[region]}.contentstack.com`,
    CONTENTSTACK_AUTHTOKEN: authtoken,
    CONTENTSTACK_OAUTH_TOKEN: oauthToken,
    PERSONALIZE_RECORD: recordTo,
    PERSONALIZE_REPLAY: replayFrom,
} = process.env;

const isReady = Boolean(replayFrom || (projectUid && baseUrl && (authtoken || oauthToken)));
const title = replayFrom
    ? `the contract, against the recording in ${replayFrom}`
    : isReady
      ? `the contract, against ${baseUrl}`
      : "the contract, against a real project: set CONTENTSTACK_PERSONALIZE_PROJECT_UID, CONTENTSTACK_REGION (or " +
        "CONTENTSTACK_PERSONALIZE_BASE_URL) and CONTENTSTACK_AUTHTOKEN (or CONTENTSTACK_OAUTH_TOKEN)";

if (!isReady) console.info(`Skipped: ${title}`);
(isReady ? describe : describe.skip)(title, () => {
    const replayed = replayFrom ? readRecording(replayFrom) : undefined;
    const authorization = oauthToken && `Bearer ${oauthToken}`;
    const headers = { "x-project-uid": projectUid, authtoken, authorization };
    const recorder = recordTo ? new RecordingClient(baseUrl || "", headers) : undefined;
    const client = replayed ? new ReplayClient(replayed) : (recorder ?? new Client(baseUrl || "", headers));
    // A fifth of a second apart: half of what the organization may do is left to the people who work there.
    contractSuite(async () => client, replayed ? 0 : 200, {
        replayed,
        more: (visitor) =>
            test("each assumption of the emulator is confirmed, contradicted or not reached", async () => {
                const findings = await findOut(visitor());
                console.info(`The assumptions of the emulator:\n${reportOf(findings)}`);
                expect(findings.length).toBeGreaterThan(0);
            }),
        atEnd: (guest) => {
            if (recordTo && recorder) writeRecording(recordTo, recorder.recording(guest.run));
        },
    });
});
