import { createRedactor, fenToYuan, formatChinaTime, parseChinaTime, yuanToFen } from "@pandapon/core";
import { test } from "../harness/test.ts";

export const helpers = [
  test("helpers: fen to yuan and back, never a float", (check) => {
    check.equal(["3990", 5, 0n, "-7", "900719925474099312"].map(fenToYuan), [
      "39.90",
      "0.05",
      "0.00",
      "-0.07",
      "9007199254740993.12",
    ]);
    check.equal(["39.9", "0.05", "-0.07", "9007199254740993.12"].map(yuanToFen), [
      "3990",
      "5",
      "-7",
      "900719925474099312",
    ]);
    check.throws(() => fenToYuan(1.5), { name: "InputError" });
    check.throws(() => yuanToFen("1.234"), { name: "InputError" });
  }),
  test("helpers: China time, wherever this machine stands", (check) => {
    check.equal(parseChinaTime("2025-04-24 16:30:49").toISOString(), "2025-04-24T08:30:49.000Z");
    check.equal(parseChinaTime("20180423171116000+0800").toISOString(), "2018-04-23T09:11:16.000Z");
    check.equal(formatChinaTime(new Date("2025-12-31T16:00:00Z")), "2026-01-01 00:00:00");
    check.equal(formatChinaTime(new Date("2018-04-23T09:11:16Z"), "1688"), "20180423171116000+0800");
    check.throws(() => parseChinaTime("2025-02-30 00:00:00"), { name: "InputError" });
  }),
  test("helpers: a secret is taken out as it is, percent-encoded and in JSON", (check) => {
    const secret = "密钥 a/b-1";
    const redact = createRedactor([secret, undefined, "x"]);
    const encoded = encodeURIComponent(secret);
    const spellings = [
      secret,
      encoded,
      encoded.toLowerCase(),
      `${new URLSearchParams({ s: secret })}`,
      "\\u5bc6\\u94a5 a/b-1",
    ];
    check.equal(redact(`x|${spellings.join("|")}`), "x|[redacted]|[redacted]|[redacted]|s=[redacted]|[redacted]");
  }),
];
