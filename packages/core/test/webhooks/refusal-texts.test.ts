import { expect, it } from "vitest";
import { textsOf } from "../../src/webhooks/refusal-texts.ts";

const hex = "0123456789abcdef".repeat(4);
const malformed = async (header: string) => textsOf("malformed-signature", header);

it("says how long the header is", async () => {
  expect((await malformed("Basic abc"))[0]).toBe("Authorization has 9 characters and is not 64 hex digits");
});

it.each(["Bearer", "sha256", "HMAC-SHA256"])(
  "asks to remove %s, which stands in front of 64 hex digits",
  async (word) => {
    for (const between of [" ", "=", ": "])
      expect(await malformed(`${word}${between}${hex.toUpperCase()}`)).toEqual([
        expect.stringMatching(/characters and is not 64 hex digits$/),
        `Remove "${word}" in front: PandaPon sends the bare hex digits. Look for a proxy that adds it.`,
      ]);
  },
);

it.each([`Bearer ${hex}0`, `Bearer ${hex} x`, `a "Bearer ${hex}`, `Bearer ${hex.slice(1)}`, `${hex}${hex}`])(
  "does not take %s for a signature with a word in front",
  async (header) => {
    expect((await malformed(header))[1]).toBe(
      "Check that the request comes from PandaPon, and what your proxy does to Authorization.",
    );
  },
);

it("recognizes base64 of 32 bytes, in both alphabets, with and without its sign of the end", async () => {
  const digits = `${"aB3".repeat(14)}9`;
  const others = [`${digits}=`, digits, `${digits.slice(2)}+/`, `${digits.slice(2)}-_`];
  for (const header of others) expect((await malformed(header))[1]).toMatch(/looks like base64/);
  for (const header of [`${digits}==`, `x${digits}`, `${digits} x`, `${digits.slice(1)}=`, `"${digits}`])
    expect((await malformed(header))[1]).not.toMatch(/base64/);
});

it("says for each other reason what to do", async () => {
  expect(await textsOf("missing-signature", undefined)).toEqual([
    "The push has no Authorization header",
    "Hand the header Authorization on; check that no proxy removes it.",
  ]);
  expect((await textsOf("expired", new Date()))[1]).toMatch(/^Compare the clock .* Leave maxAgeMs out to take repeats/);
  expect(await textsOf("too-large", 100)).toEqual([
    "The body has more than 100 bytes",
    "Raise maxBytes if real pushes are as long.",
  ]);
});
