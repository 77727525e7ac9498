import type { SignInput } from "../../src/signing/index.ts";
import { credentials } from "./credentials.ts";

/** The input of a signature, always the same. */
export const signInput: SignInput = {
  accessKey: credentials.accessKey,
  accessSecret: credentials.accessSecret,
  timestamp: "1700000000",
  nonceStr: "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345",
  method: "POST",
  path: "/v2/x",
  query: "",
  body: '{"pageNo":1}',
};
