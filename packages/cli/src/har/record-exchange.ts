import { createRedactor } from "@pandapon/core";
import type { HarEntry, NameValue } from "@pandapon/har";
import type { Answer } from "../request/send.ts";
import type { SignedRequest } from "../request/sign-request.ts";
import { personalValues } from "./personal-values.ts";

/** Headers that identify the account or carry a signature: left out of a recording, with all cookies. */
const SECRET_HEADERS = /^(access-key|signature|user-id|nonce-str|timestamp|cookie|set-cookie|authorization)$/i;

interface Exchange {
  readonly request: SignedRequest;
  readonly answer: Answer;
  readonly baseUrl: string;
  readonly startedAt: number;
  /** Values of the credentials. */
  readonly secrets: readonly (string | undefined)[];
}

/** One exchange for a recording. Apart from secrets and personal texts, the answer stays unchanged, byte for byte. */
export function recordExchange({ request, answer, baseUrl, startedAt, secrets }: Exchange): HarEntry {
  const personal = [...personalValues(request.body), ...personalValues(answer.text)];
  const clean = createRedactor([...secrets, request.headers.signature, ...personal]);
  const isText = Buffer.from(answer.text, "utf8").equals(answer.bytes);
  // What is not UTF-8 cannot be searched for personal texts: it is not recorded.
  const text = isText ? clean(answer.text) : "";
  const query = new URLSearchParams(request.query);
  for (const name of ["sign", "timestamp"]) if (request.isQuerySigned) query.delete(name);
  const target = request.isQuerySigned ? query.toString() : request.query;
  const headers = (all: Readonly<Record<string, string>>): NameValue[] =>
    Object.entries(all)
      .filter(([name]) => !SECRET_HEADERS.test(name))
      .map(([name, value]) => ({ name, value: clean(value) }));
  const body = clean(request.body);
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: answer.ms,
    _operationId: request.operationId,
    request: {
      method: request.method,
      url: clean(`${baseUrl}${request.path}${target && `?${target}`}`),
      httpVersion: "HTTP/1.1",
      headers: headers(request.headers),
      queryString: [...query].map(([name, value]) => ({ name, value: clean(value) })),
      cookies: [],
      headersSize: -1,
      bodySize: Buffer.byteLength(body),
      ...(body !== "" && { postData: { mimeType: "application/json", text: body } }),
    },
    response: {
      status: answer.status,
      statusText: "",
      httpVersion: "HTTP/1.1",
      // Its own length and encoding no longer fit.
      headers: headers(answer.headers).filter(
        ({ name }) => !/^(content-length|content-encoding|transfer-encoding)$/i.test(name),
      ),
      cookies: [],
      content: { size: Buffer.byteLength(text), mimeType: answer.headers["content-type"] ?? "", text },
      redirectURL: "",
      headersSize: -1,
      bodySize: Buffer.byteLength(text),
    },
    cache: {},
    timings: { send: 0, wait: answer.ms, receive: 0 },
  };
}
