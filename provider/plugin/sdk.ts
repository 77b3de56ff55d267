import { createRequire } from "node:module";

/**
 * Loads the modules that the Pulumi SDK depends on. A package manager may install them where only the SDK finds
 * them, and two copies of gRPC would not understand each other's messages.
 */
const requireOfSdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));

export const grpc = requireOfSdk("@grpc/grpc-js") as typeof import("@grpc/grpc-js");

const structs = requireOfSdk(
    "google-protobuf/google/protobuf/struct_pb.js",
) as typeof import("google-protobuf/google/protobuf/struct_pb");

export const { Struct } = structs;
export type Struct = import("google-protobuf/google/protobuf/struct_pb").Struct;

export const { Empty } = requireOfSdk(
    "google-protobuf/google/protobuf/empty_pb.js",
) as typeof import("google-protobuf/google/protobuf/empty_pb");

export const { Any } = requireOfSdk(
    "google-protobuf/google/protobuf/any_pb.js",
) as typeof import("google-protobuf/google/protobuf/any_pb");
