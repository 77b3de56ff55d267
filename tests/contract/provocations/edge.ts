import { visitor } from "../support/edge";
import { absentUid } from "../support/objects";
import type { Session } from "../support/useEmulator";
import type { Provocations } from "./provocation";

const unnamed = (session: Session) => visitor(session, "ann").with({ "x-project-uid": undefined });
const elsewhere = (session: Session) => visitor(session, "ann").with({ "x-project-uid": absentUid });

export const edgeProvocations: Provocations = {
    "MANIFEST.PROJECT_UID_HEADER_NOT_SET": (session) => unnamed(session).get("/manifest"),
    "MANIFEST.PROJECT_NOT_FOUND": (session) => elsewhere(session).get("/manifest"),
    "MANIFEST.INVALID_LIVE_ATTRIBUTES": (session) =>
        visitor(session, "ann", { "x-live-attributes": "[1]" }).get("/manifest"),
    "MANIFEST.TAGS_COUNT_EXCEEDED": (session) =>
        visitor(session, "ann").get(`/manifest?${"tags[]=a&".repeat(11)}`),
    "USER_ATTRIBUTES.PROJECT_UID_HEADER_NOT_SET": (session) =>
        unnamed(session).send("PATCH", "/user-attributes", {}),
    "USER_ATTRIBUTES.PROJECT_NOT_FOUND": (session) =>
        elsewhere(session).send("PATCH", "/user-attributes", {}),
    "USER_ATTRIBUTES.INVALID_REQUEST_BODY": (session) =>
        visitor(session, "ann").send("PATCH", "/user-attributes", []),
    "EVENTS.PROJECT_UID_HEADER_NOT_SET": (session) => unnamed(session).post("/events", []),
    "EVENTS.PROJECT_NOT_FOUND": (session) => elsewhere(session).post("/events", []),
    "EVENTS.USER_UID_HEADER_NOT_SET": (session) => visitor(session).post("/events", []),
    "EVENTS.INVALID_REQUEST_BODY": (session) => visitor(session, "ann").post("/events", {}),
};
