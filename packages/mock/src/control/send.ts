import { maskedStringToSign } from "../auth/explain.ts";
import type { DescribedOperation } from "../contract/description.ts";
import type { MockRequest } from "../contract/message.ts";
import type { JournalEntry } from "../journal/entry.ts";
import { type ControlCall, ControlError, type ControlHandler, fieldsOf, json, notFound } from "./control-call.ts";
import { entryOf } from "./requests.ts";
import { signedRequest } from "./signed-request.ts";

/** The same request once more, signed anew. */
export const replay: ControlHandler = async (call) => {
  const entry = entryOf(call);
  await call.on.api(inWorld(call, requestOf(call, entry)));
  return json({ n: lastNumber(call) }, 201);
};

/** The same request as a command or as code, signed anew: `?as=curl`, `fetch` or `client`. */
export const codeOfRequest: ControlHandler = (call) => {
  const entry = entryOf(call);
  const as = call.query.get("as") ?? "curl";
  const { method, target, headers, body } = requestOf(call, entry);
  const url = `${new URL(call.on.baseUrl()).origin}${target}`;
  const text = new TextDecoder().decode(body);
  return {
    status: 200,
    headers: { "content-type": "text/plain; charset=utf-8" },
    body: codeAs(as, { entry, method, url, headers, text, call }),
  };
};

/** `{ input }`: path, query and body fields in one object → the answer, and the number of the request. */
export const tryOperation: ControlHandler = async (call) => {
  const operation = operationOf(call, call.params.id);
  const { input = {} } = fieldsOf(call);
  if (typeof input !== "object" || input === null)
    throw new ControlError(400, "input must be an object", "input 必须是对象", "input");
  const request = inWorld(call, requestFor(call, operation, { ...input }));
  const started = performance.now();
  const answer = await call.on.api(request);
  return json({
    n: lastNumber(call),
    request: {
      method: request.method,
      target: request.target,
      headers: request.headers,
      stringToSign: signedText(call, request),
    },
    answer: {
      status: answer.status,
      headers: answer.headers,
      rawBody: answer.body,
      ms: Math.round((performance.now() - started) * 10) / 10,
    },
  });
};

/** What was signed, with the secret masked. */
function signedText({ realm, on }: ControlCall, { method, target, headers, body }: MockRequest): string {
  const [path = "", query = ""] = target.split("?");
  const parameters = new URLSearchParams(query);
  const input = {
    ...realm.credentials,
    timestamp: headers.timestamp ?? parameters.get("timestamp") ?? "",
    nonceStr: headers["nonce-str"] ?? "",
    method,
    path,
    query,
    body: new TextDecoder().decode(body),
  };
  return maskedStringToSign(input, on.scheme);
}

const lastNumber = ({ realm }: ControlCall): number => realm.journal.requests().at(-1)?.number ?? 0;

/** Where credentials are not looked at, a header says which world is meant. */
const inWorld = ({ realm }: ControlCall, request: MockRequest): MockRequest => ({
  ...request,
  headers: { ...request.headers, "x-mock-world": realm.name },
});

function operationOf({ on }: ControlCall, id: string | undefined): DescribedOperation {
  const operation = on.description.operations.find((one) => one.id === id);
  if (operation === undefined) throw notFound({ en: `no operation is named "${id}"`, zh: `没有接口 "${id}"` });
  return operation;
}

function requestOf(call: ControlCall, entry: JournalEntry): MockRequest {
  const operation = operationOf(call, entry.operationId);
  const security = new Set(operation.security.flat().map(({ name }) => name));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(entry.query)) {
    if (!security.has(name)) for (const one of [value].flat()) query.append(name, one);
  }
  return signedRequest(call.realm, call.on.scheme, {
    operation,
    path: entry.path,
    query,
    body: entry.rawBody === "" ? undefined : entry.rawBody,
  });
}

function requestFor(call: ControlCall, operation: DescribedOperation, input: Record<string, unknown>): MockRequest {
  const base = new URL(call.on.baseUrl()).pathname.replace(/\/$/, "");
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = input[name];
    delete input[name];
    return encodeURIComponent(String(value ?? ""));
  });
  const query = new URLSearchParams();
  const inQuery = operation.mediaTypes.length === 0 ? Object.keys(input) : call.on.queryNames(operation);
  for (const name of inQuery) {
    const value = input[name];
    delete input[name];
    if (value !== undefined && value !== null) for (const one of [value].flat()) query.append(name, String(one));
  }
  return signedRequest(call.realm, call.on.scheme, {
    operation,
    path: `${base}${path}`,
    query,
    body: operation.mediaTypes.length === 0 ? undefined : JSON.stringify(input),
  });
}

interface Sent {
  readonly entry: JournalEntry;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly call: ControlCall;
}

function codeAs(as: string, { entry, method, url, headers, text, call }: Sent): string {
  if (as === "fetch") {
    const init = { method, headers, ...(text === "" ? {} : { body: text }) };
    return `await fetch(${JSON.stringify(url)}, ${JSON.stringify(init, null, 2)});\n`;
  }
  if (as === "client") {
    const { accessKey, accessSecret, userId } = call.realm.credentials;
    const settings = JSON.stringify({ baseUrl: call.on.baseUrl(), accessKey, accessSecret, userId }, null, 2);
    const init = {
      ...(text === "" ? {} : { body: entry.body }),
      ...(Object.keys(entry.query).length === 0 ? {} : { params: { query: entry.query } }),
    };
    return `const client = createClient(${settings});\nawait client.raw.${method}(${JSON.stringify(entry.path)}, ${JSON.stringify(init, null, 2)});\n`;
  }
  if (as !== "curl")
    throw new ControlError(400, "as takes curl, fetch or client", "as 必须是 curl、fetch 或 client", "as");
  const quote = (part: string): string => `'${part.replaceAll("'", `'\\''`)}'`;
  const lines = [
    `curl -X ${method} ${quote(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(text === "" ? [] : [`--data-raw ${quote(text)}`]),
  ];
  return `${lines.join(" \\\n  ")}\n`;
}
