// By path: core cannot depend on the test kit, so its own tests hold the values.
export { credentials } from "../../core/test/support/credentials.ts";
