import { encoders } from "./encoders.ts";
import { pick, type Random, type Secrets } from "./scene.ts";

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const latin1 = (text: string): string => text.replace(/[^\x20-\x7e\xa0-\xff]/g, "?");
/** One of what was said, if it fits, in 32 hexadecimal digits. */
function hexOf(said: string, random: Random): string {
  const fitting = said.split(/[ ,|]/).filter((one) => /^[\da-f]{8,32}$/i.test(one));
  const one = fitting.length > 0 ? pick(random, fitting) : "";
  return "f"
    .repeat(random(33 - one.length))
    .concat(one)
    .padEnd(32, "a");
}

const fault = (random: Random, said: string): Error => {
  const inner = Object.assign(new Error(`connect ${said}`), {
    code: said,
    host: said,
    headers: { a: said },
  });
  return pick(random, [
    () => new TypeError("fetch failed", { cause: inner }),
    () => new AggregateError([inner, new Error(said)], said),
    () =>
      Object.assign(new Error("x"), {
        name: said,
        message: said,
        code: "ECONNRESET",
        cause: new TypeError(said, { cause: said }),
      }),
    () => inner,
    () => new DOMException(said, "NetworkError"),
  ])();
};

/**
 * What a server, a proxy or a library says with a secret in it, by the name of the place.
 *
 * @param said All of the secrets, encoded, with text between them.
 */
const places: Readonly<Record<string, (said: string, random: Random) => Response | Promise<Response>>> = {
  msg: (said) => Response.json({ code: 5, msg: said }),
  "msg, far behind": (said, random) => Response.json({ code: 5, msg: `${"m".repeat(1990 - random(200))}${said}` }),
  "a code": (said) => Response.json({ code: said, msg: "no" }),
  "request ids": (said) => Response.json({ code: 5, msg: "no", requestId: said, developId: said }),
  "data of a refusal": (said) => Response.json({ code: 5, msg: "no", data: { [said]: said } }, { status: 400 }),
  "a list for msg": (said) => Response.json({ code: 5, msg: [said, { [said]: said }] }),
  "text that is not JSON": (said, random) =>
    new Response(`${"x".repeat(random(1100))}${said}`, { status: pick(random, [200, 400, 403, 500, 502]) }),
  "broken JSON": (said) => new Response(`{"code":200,"data":${said}`),
  "JSON twice": (said) => new Response(JSON.stringify(JSON.stringify({ code: 401, msg: said })), { status: 401 }),
  "a page": (said) => new Response(`<html><h1>${said}</h1>`, { status: 503, headers: { "content-type": "text/html" } }),
  "a header": (said, random) =>
    Response.json(
      { code: 5, msg: "no" },
      {
        status: pick(random, [400, 429, 500]),
        headers: { "x-debug": latin1(said), "retry-after": latin1(said), "x-request-id": latin1(said) },
      },
    ),
  "a status text": (said) => new Response("", { status: 500, statusText: latin1(said) }),
  "an address to go to": (said) =>
    new Response("", { status: 302, headers: { location: `/x?a=${encodeURI(latin1(said))}` } }),
  "an error of fetch": (said, random) => Promise.reject(fault(random, said)),
  "what is not an error": (said) => Promise.reject(said as unknown as Error),
  "an error in the middle of the body": (said, random) =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"code":200,'));
          controller.error(fault(random, said));
        },
      }),
    ),
  "request ids of a success": (said) =>
    Response.json({ code: 200, msg: said, data: { id: "1", list: [] }, requestId: said, developId: said }),
  "a request id of a success, as long as PandaPon's": (said, random) =>
    Response.json({ code: 200, msg: "ok", data: { id: "1", list: [] }, requestId: hexOf(said, random) }),
  "a code of a success": (said) => Response.json({ code: "200", msg: said, data: null, requestId: said }),
};
export const placeNames = Object.keys(places);

/** A server that tells at one place what it was sent, in one encoding, all secrets of the call in an order of its own. */
export function echoing(place: string, encoding: string, random: Random, secrets: Secrets): Fetch {
  const encode = encoders[encoding] as (text: string) => string;
  const all = Object.values(secrets) as string[];
  return async (url, init) => {
    const { headers } = new Request(url, init);
    const sign = headers.get("signature") ?? new URL(url).searchParams.get("sign") ?? "no-signature";
    const order = [...all, sign].sort(() => random(3) - 1);
    return (places[place] as (typeof places)[string])(
      order.map((one) => encode(one)).join(pick(random, [" ", ",", "", "|"])),
      random,
    );
  };
}
