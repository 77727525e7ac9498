import { createNonceSource, makeNonce } from "@pandapon/core";
import { test } from "../harness/test.ts";

export const nonce = [
  test("nonce: 32 letters and digits, never the same", (check) => {
    const source = createNonceSource();
    const nonces = Array.from({ length: 500 }, (_, index) => (index % 2 ? makeNonce() : source()));
    check.ok(
      nonces.every((text) => /^[A-Za-z0-9]{32}$/.test(text)),
      "each is 32 letters and digits",
    );
    check.equal(new Set(nonces).size, 500);
  }),
  test("nonce: all 62 characters come up", (check) => {
    check.equal(new Set(Array.from({ length: 200 }, makeNonce).join("")).size, 62);
  }),
];
