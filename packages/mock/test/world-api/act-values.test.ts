import { createMock } from "@pandapon/mock";
import { expect, test } from "vitest";
import { readActValues } from "../../src/world-api/act-values.ts";
import { actNames } from "../../src/world-api/acts.ts";
import { testWorld } from "../support/test-world.ts";

test.each([
  ["seller.ship", ["1", { carier: {} }], '1.carier is not known; did you mean "carrier"?'],
  ["seller.ship", ["1", { carrier: "ZTO" }], "1.carrier must be an object with code, name, phone"],
  ["seller.ship", ["1", { carrier: { code: "ZTO" } }], "1.carrier.name must be text"],
  ["seller.ship", ["1", null], "1 must be an object with carrier, mailNo"],
  ["seller.ship", ["1", { mailNo: 5 }], "1.mailNo must be text"],
  ["seller.ship", [{}], "0 must be an id"],
  ["seller.ship", [Number("1232730479761801257")], "0 1232730479761801200 is a number that has lost its last digits"],
  ["seller.changePrice", ["1", { goodsFn: 1 }], '1.goodsFn is not known; did you mean "goodsFen"?'],
  ["seller.agreeRefund", ["1", { txt: "" }], '1.txt is not known; did you mean "text"?'],
  ["seller.refuseRefund", ["1", "no"], "1 must be an object with reason, text"],
  ["seller.setTemper", ["taobao", "1", { refundAnswr: "agree" }], 'did you mean "refundAnswer"?'],
  ["seller.say", ["1", 5], "1 must be text, not 5"],
  ["platform.setStock", [{ prodct: "1", sku: "2" }, 5], '0.prodct is not known; did you mean "product"?'],
  ["platform.setStock", [{ product: "1" }, 5], "0.sku is missing"],
])("%s does not take %j", (act, values, why) => {
  const read = (): string => {
    try {
      return JSON.stringify(readActValues(act, values));
    } catch (error) {
      const { path, message } = error as { readonly path: readonly string[]; readonly message: string };
      return `${path.join(".")} ${message}`;
    }
  };
  expect(read()).toContain(why);
});

test("ids may be numbers that are exact", () => {
  expect(readActValues("seller.ship", [2048091364570218, { mailNo: "" }])).toEqual(["2048091364570218", {}]);
  expect(readActValues("seller.ship", [1232730479761801257n])).toEqual(["1232730479761801257"]);
  expect(readActValues("platform.setStock", [{ product: 1, sku: 2 }, 3])).toEqual([{ product: "1", sku: "2" }, 3]);
});

test("every act has its values described, and its refusal says which one is wrong", async () => {
  for (const act of actNames(testWorld())) expect(() => readActValues(act, [{ x: 1 }]), act).toThrow();
  await using mock = await createMock();
  const order = "1232730479761801257";
  await expect(mock.act.seller.ship(order, { carier: {} } as never)).rejects.toMatchObject({
    name: "ActRefused",
    reason: "act-invalid",
    message: expect.stringContaining('ship.1.carier is not known; did you mean "carrier"?'),
  });
  await mock.act.buyer.pay(order);
  await mock.act.seller.ship(order);
  await expect(mock.act.carrier.move(order, 0)).rejects.toThrow("steps must be a whole number, 1 or more");
  await expect(mock.act.seller.say("110002685755", " ")).rejects.toMatchObject({ reason: "message-empty" });
});
