// What must hold for one operation. Each check answers with what is wrong, so that a planted fault can be shown to be found.
import { isDeepStrictEqual } from "node:util";
import { ApiError, InputError } from "@pandapon/core";
import { type Mock, mockCodes } from "@pandapon/mock";
import type { BadInput } from "./break-input.ts";
import { createMarketplaces, type Marketplaces, type Method } from "./clients.ts";
import { type Answer, type ContractOperation, inputFor } from "./description.ts";

export interface Stage {
  readonly mock: Mock;
  readonly shop: Marketplaces;
}

export function createStage(mock: Mock): Stage {
  return { mock, shop: createMarketplaces({ ...mock.credentials, baseUrl: mock.url }) };
}

/** A named success example comes back value for value, from a request that breaks no rule. */
export async function checkSuccess(
  { mock, shop }: Stage,
  operation: ContractOperation,
  answer: Answer,
): Promise<string[]> {
  const got = await methodOf(shop, operation)(inputFor(operation, answer.name), ask(answer.name))
    .withResponse()
    .catch((error: unknown) => error as Error);
  if (got instanceof Error) return [`${got.name}: ${got.message}`, ...checkJournal(mock, operation)];
  const expected = answer.value as { data?: unknown };
  return [
    ...checkJournal(mock, operation),
    ...same("envelope", got.envelope, expected),
    ...same("data", got.data, expected.data),
    ...same("status", got.status, 200),
  ];
}

/** A named refusal becomes an ApiError that carries what the envelope says, and a hint. */
export async function checkRefusal(
  { mock, shop }: Stage,
  operation: ContractOperation,
  answer: Answer,
): Promise<string[]> {
  const refused = await methodOf(shop, operation)(inputFor(operation, answer.name), ask(answer.name)).safe();
  if (refused.ok) return ["the call was not refused"];
  const { error } = refused;
  const { code, msg, requestId } = answer.value as { code: number; msg: string; requestId: string };
  return [
    ...checkJournal(mock, operation),
    ...(error instanceof ApiError ? [] : [`${error.name} instead of ApiError: ${error.message}`]),
    ...same("code", error.code, code),
    ...same("msg", error.msg, msg),
    ...same("requestId", error.requestId, requestId),
    ...same("operationId", error.operationId, operation.id),
    ...same("attempts", error.attempts, 1),
    ...(error.hint ? [] : ["the error has no hint"]),
  ];
}

/** Bad input is refused: by the client before it is sent, or by the mock, which names the violation. */
export async function checkBadInput(
  { mock, shop }: Stage,
  operation: ContractOperation,
  bad: BadInput,
): Promise<string[]> {
  const before = mock.requests().at(-1)?.number;
  const refused = await methodOf(shop, operation)(bad.input, { retries: 0 }).safe();
  if (refused.ok) return ["the call was not refused"];
  const last = mock.requests().at(-1);
  if (refused.error instanceof InputError) {
    return same("requests sent after an InputError", last?.number, before);
  }
  return [
    ...(refused.error instanceof ApiError ? [] : [`${refused.error.name}: ${refused.error.message}`]),
    ...same("code", refused.error.code, mockCodes.violation.code),
    ...(last?.violations.length ? [] : ["the mock names no violation"]),
  ];
}

export interface WrongCredential {
  readonly name: string;
  readonly in: "header" | "query";
  /** What the mock must find. */
  readonly reason: keyof typeof mockCodes;
}

/** Each signed part with another value, user-id (not signed) left out; warehouse logistics has `sign` in the query besides. */
export function wrongCredentials(operation: ContractOperation): WrongCredential[] {
  const signed = ["timestamp", "nonce-str", "signature"].map(
    (name) => ({ name, in: "header", reason: "signatureWrong" }) as const,
  );
  return [
    { name: "access-key", in: "header", reason: "accessKeyUnknown" },
    ...signed,
    operation.queryAuth
      ? { name: "sign", in: "query", reason: "signatureWrong" }
      : { name: "user-id", in: "header", reason: "credentialMissing" },
  ];
}

export async function checkWrongCredential(
  { mock }: Stage,
  operation: ContractOperation,
  { name, in: place, reason }: WrongCredential,
): Promise<string[]> {
  const tampered = createMarketplaces({
    ...mock.credentials,
    baseUrl: mock.url,
    fetch: (address, init) => {
      const request = new Request(address, init);
      if (place === "query") {
        const url = new URL(request.url);
        url.searchParams.set(name, tamper(url.searchParams.get(name) ?? ""));
        return fetch(new Request(url, request));
      }
      if (name === "user-id") request.headers.delete(name);
      else request.headers.set(name, tamper(request.headers.get(name) ?? ""));
      return fetch(request);
    },
  });
  const refused = await methodOf(tampered, operation)(inputFor(operation), { retries: 0 }).safe();
  if (refused.ok) return ["the call was not refused"];
  return same("code", refused.error.code, mockCodes[reason].code);
}

function checkJournal(mock: Mock, operation: ContractOperation): string[] {
  const last = mock.requests().at(-1);
  if (last?.operationId !== operation.id) return [`the mock saw ${last?.operationId ?? "nothing"}`];
  return [
    ...last.violations.map((it) => `request ${it.location.join(".")}: ${it.message.en}`),
    ...last.answerViolations.map((it) => `answer ${it.location.join(".")}: ${it.message.en}`),
  ];
}

function methodOf(shop: Marketplaces, operation: ContractOperation): Method {
  const method = shop.method(operation);
  if (!method) {
    throw new Error(`No package has ${operation.client.package} ${operation.client.group}.${operation.client.method}`);
  }
  return method;
}

function ask(example: string) {
  return { headers: { Prefer: `example=${example}` }, retries: 0 };
}

function same(what: string, got: unknown, expected: unknown): string[] {
  return isDeepStrictEqual(got, expected)
    ? []
    : [`${what} is ${JSON.stringify(got)?.slice(0, 400)} instead of ${JSON.stringify(expected)?.slice(0, 400)}`];
}

// Another character of the same kind, so that only the value is wrong, never the form.
function tamper(value: string): string {
  const last = value.at(-1) ?? "";
  return value.slice(0, -1) + (last === "1" ? "2" : "1");
}
