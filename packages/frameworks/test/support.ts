import { createHmac } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo, Server } from "node:net";
import { createPushReceiver, type Push, type PushReceiver, type RefusedPush } from "@pandapon/core/webhooks";
import { credentials } from "@pandapon/testkit/credentials";
import { afterEach, describe, expect, it } from "vitest";

const { accessKey, accessSecret: secret } = credentials;

/** White space that no serialiser writes, letters beyond ASCII, and an id that `JSON.parse` rounds: only the raw bytes fit the signature. */
export const BODY =
  '{ "messageType":"1688_ORDER_BUYER_VIEW_ORDER_PAY","messageBody":{"orderId":2059624776425891794,"remark":"杭州 \\u5e97"},"messagePlatform":1 }';

export const sign = (body: string | Uint8Array): string =>
  createHmac("sha256", secret).update(accessKey).update(body).digest("hex");

export interface Station {
  readonly receiver: PushReceiver;
  readonly accepted: Push[];
  readonly refused: RefusedPush[];
}

/** A receiver whose guard never fires within a test: an answer is an answer, and what hangs hangs. */
export function station(): Station {
  const accepted: Push[] = [];
  const refused: RefusedPush[] = [];
  const receiver = createPushReceiver({
    accessKey,
    secrets: secret,
    guardMs: 2 ** 30,
    maxBytes: 10_000,
    accept: (push) => accepted.push(push),
    onRefused: (it) => refused.push(it),
  });
  return { receiver, accepted, refused };
}

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

export const closeLater = (close: () => unknown): void => void closers.push(close);

/** Starts a server, and returns the address of its route `/pandapon`. */
export async function listen(handler: RequestListener | Server): Promise<string> {
  const server = typeof handler === "function" ? createServer(handler) : handler;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closeLater(() => {
    (server as ReturnType<typeof createServer>).closeAllConnections?.();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/pandapon`;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Far more than an answer takes, and far less than the guard: what hangs is cut off here. */
const BOUND_MS = 4000;

/** Sends as PandaPon does. `signature: null` leaves the header out. */
export async function send(
  url: string,
  body: string | Uint8Array = BODY,
  { signature = sign(body), type = "application/json" }: { signature?: string | null; type?: string | null } = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    signal: AbortSignal.timeout(BOUND_MS),
    body: typeof body === "string" ? new TextEncoder().encode(body) : (body as Uint8Array<ArrayBuffer>),
    headers: {
      ...(signature !== null && { authorization: signature }),
      ...(type !== null && { "content-type": type }),
    },
  });
  return { status: response.status, text: await response.text() };
}

/**
 * What a receiver does in each framework, mounted as it should be.
 *
 * @param start Mounts it and returns the address.
 * @param ownParser The framework reads the body before, and itself refuses what is not JSON or too long.
 */
export function keepsThePromises(start: (station: Station) => Promise<string>, ownParser = false): void {
  describe("mounted as it should be", () => {
    it("accepts a signed push with all its bytes, and answers nothing but 200", async () => {
      const { accepted, ...rest } = station();
      const url = await start({ accepted, ...rest });
      expect(await send(url)).toEqual({ status: 200, text: "" });
      expect(accepted).toMatchObject([
        { event: "1688.orderStatusModified", body: { orderId: "2059624776425891794", remark: "杭州 店" }, raw: BODY },
      ]);
    });

    it("accepts it with any content type", async () => {
      const own = station();
      const url = await start(own);
      for (const type of [
        "application/json; charset=utf-8",
        "text/plain",
        "application/x-www-form-urlencoded",
        "x/y",
        null,
      ])
        expect(await send(url, BODY, { type })).toEqual({ status: 200, text: "" });
      expect(own.accepted).toHaveLength(5);
    });

    it("refuses a forged push, and tells a stranger no more than the reason", async () => {
      const { accepted, refused, ...rest } = station();
      const url = await start({ accepted, refused, ...rest });
      expect(await send(url, BODY.replace("794", "795"), { signature: sign(BODY) })).toEqual({
        status: 401,
        text: "wrong-signature",
      });
      expect(await send(url, BODY, { signature: null })).toEqual({ status: 401, text: "missing-signature" });
      expect(await send(url, BODY, { signature: `Bearer ${sign(BODY)}` })).toEqual({
        status: 401,
        text: "malformed-signature",
      });
      expect(accepted).toEqual([]);
      expect(refused.map(({ reason }) => reason)).toEqual([
        "wrong-signature",
        "missing-signature",
        "malformed-signature",
      ]);
      expect(Buffer.from(refused[1]?.body ?? []).toString()).toBe(BODY);
    });

    it("answers the console's Verify call, and a signed empty body", async () => {
      const { accepted, refused, ...rest } = station();
      const url = await start({ accepted, refused, ...rest });
      for (const type of ["application/json", null])
        expect(await send(url, "", { signature: null, type })).toEqual({ status: 200, text: "" });
      expect(await send(url, "")).toEqual({ status: 200, text: "" });
      expect(accepted).toEqual([]);
      expect(refused.map(({ reason }) => reason)).toEqual(["verify-call", "verify-call", "verify-call"]);
    });

    it.skipIf(ownParser)(
      "answers 500 to what it cannot read, so that it comes again, and 413 to what is too long",
      async () => {
        const url = await start(station());
        expect(await send(url, "nonsense")).toEqual({ status: 500, text: "malformed-body" });
        expect(await send(url, "x".repeat(200_000))).toEqual({ status: 413, text: "too-large" });
        expect(await send(url)).toMatchObject({ status: 200 });
      },
    );
  });
}

/** The commonest mistake: the answer comes, within the bound and not from the guard, and names the fix; nothing is accepted. */
export async function namesTheFix(own: Station, url: string, fix: string): Promise<void> {
  for (const body of [BODY, '{"messageType":"T"}']) {
    const { status, text } = await send(url, body);
    expect(status).toBe(500);
    expect(text).toContain("The body was parsed or read before the receiver saw it.");
    expect(text).toContain(fix);
  }
  expect(own.accepted).toEqual([]);
  expect(own.refused.map(({ reason }) => reason)).toEqual(["body-not-raw", "body-not-raw"]);
}
