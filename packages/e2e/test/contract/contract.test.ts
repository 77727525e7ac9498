// Every operation, every answer, every named example: through the real package, over HTTP, against the mock.
import { createMock } from "@pandapon/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { breakInput } from "./break-input.ts";
import {
  checkBadInput,
  checkRefusal,
  checkSuccess,
  checkWrongCredential,
  createStage,
  type Stage,
  wrongCredentials,
} from "./check.ts";
import { createMarketplaces } from "./clients.ts";
import { inputFor, readDescription } from "./description.ts";
import { webhookReport } from "./webhooks.ts";

const description = readDescription();
const all = description.operations.flatMap((it) => it.answers.map((answer) => `${it.id}/${answer.name}`));
const seen = { operations: new Set<string>(), answers: new Set<string>() };
let stage: Stage;

beforeAll(async () => {
  stage = createStage(await createMock({ auth: "verify" }));
});

afterAll(async () => {
  await stage.mock.close();
  const webhooks = await webhookReport(description.document);
  process.stdout.write(
    `operations ${seen.operations.size}/${description.operations.length} · responses ${seen.answers.size}/${all.length} · ` +
      `webhooks ${webhooks.filter((it) => it.problems.length === 0).length}/${webhooks.length}\n`,
  );
  // Below full is a failure, regardless of what was skipped on the way.
  expect([...seen.operations].sort()).toEqual(description.operations.map((it) => it.id).sort());
  expect([...seen.answers].sort()).toEqual([...all].sort());
});

test("the description has 67 operations and 6 webhooks", () => {
  expect(description.operations).toHaveLength(67);
  expect(Object.keys(description.document.webhooks as object)).toHaveLength(6);
});

describe.each(description.operations)("$id", (operation) => {
  test.each(operation.answers.filter((it) => it.success))("answers $name, value for value", async (answer) => {
    expect(await checkSuccess(stage, operation, answer)).toEqual([]);
    seen.operations.add(operation.id);
    seen.answers.add(`${operation.id}/${answer.name}`);
  });

  test.each(operation.answers.filter((it) => !it.success))("refuses with $name", async (answer) => {
    expect(await checkRefusal(stage, operation, answer)).toEqual([]);
    seen.answers.add(`${operation.id}/${answer.name}`);
  });

  const bad = breakInput(operation, inputFor(operation), description.resolve);
  test.runIf(bad.length > 0).each(bad)("refuses input: $what", async (it) => {
    expect(await checkBadInput(stage, operation, it)).toEqual([]);
  });

  test.each(wrongCredentials(operation))("refuses a wrong $in $name", async (wrong) => {
    expect(await checkWrongCredential(stage, operation, wrong)).toEqual([]);
  });
});

test("a stale timestamp is refused, and says so", async () => {
  const { mock } = stage;
  const late = createMarketplaces({ ...mock.credentials, baseUrl: mock.url, clock: () => Date.now() - 3_600_000 });
  const refused = await late.packages.taobao.cart.createOrder({ ids: ["382"] }).safe();
  if (refused.ok) throw new Error("the call was not refused");
  expect(refused.error.msg).toMatch(/timestamp/i);
});

test("a reused nonce is refused, and says so", async () => {
  const { mock } = stage;
  const nonce = "reusedreusedreusedreusedreused12";
  const replay = createMarketplaces({ ...mock.credentials, baseUrl: mock.url, nonce: () => nonce });
  expect((await replay.packages.taobao.cart.list().safe()).ok).toBe(true);
  const refused = await replay.packages.taobao.cart.list().safe();
  if (refused.ok) throw new Error("the call was not refused");
  expect(refused.error.msg).toMatch(/nonce/i);
});
