import { contractSuite } from "../contract/suite";
import { Client } from "../contract/support/client";

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
} = process.env;

const ready = Boolean(projectUid && baseUrl && (authtoken || oauthToken));
const title = ready
    ? `the contract, against ${baseUrl}`
    : "the contract, against a real project: set CONTENTSTACK_PERSONALIZE_PROJECT_UID, CONTENTSTACK_REGION (or " +
      "CONTENTSTACK_PERSONALIZE_BASE_URL) and CONTENTSTACK_AUTHTOKEN (or CONTENTSTACK_OAUTH_TOKEN)";

if (!ready) console.info(`Skipped: ${title}`);
(ready ? describe : describe.skip)(title, () => {
    const authorization = oauthToken && `Bearer ${oauthToken}`;
    const client = new Client(baseUrl || "", { "x-project-uid": projectUid, authtoken, authorization });
    // A fifth of a second apart: half of what the organization may do is left to the people who work there.
    contractSuite(async () => client, 200);
});
