// Off by default. PANDAPON_LIVE=1 with PANDAPON_ACCESS_KEY, PANDAPON_ACCESS_SECRET and PANDAPON_USER_ID runs the reads against the real API.
import { fromEnv } from "@pandapon/core";
import { createMock } from "@pandapon/mock";
import { credentials } from "@pandapon/testkit/credentials";
import { expect, test } from "vitest";
import { readDescription } from "./description.ts";
import { liveReport } from "./live.ts";

const description = readDescription();
const reads = description.operations.filter((it) => it.safety === "read").map((it) => it.id);

test("the live run calls every read once, and nothing else", async () => {
  const mock = await createMock({ answers: "examples" });
  const report = await liveReport({ ...mock.credentials, baseUrl: mock.url }, description, 0);
  expect(mock.requests().map((it) => it.operationId)).toEqual(reads);
  expect(report.filter((it) => it.outcome !== "fits")).toEqual([]);
  await mock.close();
});

test("the live run tells a refusal from an answer that differs", async () => {
  const answer = (body: string) =>
    liveReport(
      {
        ...credentials,
        fetch: async () => new Response(body, { headers: { "content-type": "application/json" } }),
      },
      { ...description, operations: description.operations.filter((it) => it.id === "listTaobaoCartItems") },
      0,
    );
  expect(await answer(`{"code":1,"msg":"否"}`)).toMatchObject([{ outcome: "refused" }]);
  expect(await answer(`{"code":200,"data":{"enableList":7}}`)).toMatchObject([{ outcome: "differs" }]);
  expect(await answer("<html>")).toMatchObject([{ outcome: "failed" }]);
});

test.runIf(process.env.PANDAPON_LIVE === "1")(
  "the real API answers as described",
  async () => {
    const report = await liveReport(fromEnv(), description, 2_000);
    for (const { operation, outcome, details } of report) {
      process.stdout.write(`${outcome.padEnd(8)} ${operation} ${details.join("; ")}\n`);
    }
    expect(report.filter((it) => it.outcome !== "fits")).toEqual([]);
  },
  600_000,
);
