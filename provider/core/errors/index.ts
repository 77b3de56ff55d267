export * from "./api";
export { apiError } from "./apiError";
export * from "./base";
export * from "./transport";
