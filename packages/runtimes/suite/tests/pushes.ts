import { createPushReceiver, type Push, parsePush, signPush, verifyPush } from "@pandapon/core/webhooks";
import { test } from "../harness/test.ts";
import { credentials } from "../support/offline.ts";

const { accessKey, accessSecret: secret } = credentials;
const body =
  '{"messageType":"1688_ORDER_BUYER_VIEW_ORDER_PAY","messageBody":{"orderId":2059624776425891794,"skuId":7},"messagePlatform":1,"timestamp":"1745483449000"}';

export const pushes = [
  test("pushes: the vector has the same signature everywhere", async (check) => {
    const refund =
      '{"messageType":"TAOBAO_ORDER_BUYER_VIEW_ORDER_BUYER_REFUND","messageBody":{"refundId":"110002685755","salesOrderId":"2541753627432451492","refundStatus":20},"messagePlatform":0,"timestamp":"1745656249000"}';
    check.equal(
      await signPush(refund, { accessKey, secret }),
      "ac06b571b311c450d19b32f3bd5d83717dffbe81bb323a5a4f8e633ba3d4be1a",
    );
  }),
  test("pushes: verified by any of several secrets, refused when a byte is another", async (check) => {
    const authorization = (await signPush(body, { accessKey, secret })).toUpperCase();
    const keys = { accessKey, secrets: ["new-secret-not-real", secret] };
    check.equal(await verifyPush({ body, authorization }, keys), { secretIndex: 1 });
    const error = await verifyPush({ body: body.replace("794", "795"), authorization }, keys).catch(
      (it: unknown) => it,
    );
    check.equal((error as { reason?: string }).reason, "wrong-signature");
  }),
  test("pushes: read with all digits of their ids", async (check) => {
    const push = await parsePush(new TextEncoder().encode(body));
    check.equal(push.event, "1688.orderStatusModified");
    check.equal(push.body, { orderId: "2059624776425891794", skuId: "7" });
    check.match(push.key, /^p[\da-f]{64}$/);
    check.equal(push.raw, body);
  }),
  test("pushes: received through fetch", async (check) => {
    const accepted: Push[] = [];
    const receiver = createPushReceiver({ accessKey, secrets: secret, accept: (push) => accepted.push(push) });
    const send = async (authorization: string): Promise<number> => {
      const request = new Request("https://shop.example/pandapon", {
        method: "POST",
        body,
        headers: { authorization },
      });
      return (await receiver.fetch(request)).status;
    };
    check.equal(await send(await signPush(body, { accessKey, secret })), 200);
    check.equal(await send("0".repeat(64)), 401);
    check.equal(accepted.length, 1);
  }),
];
