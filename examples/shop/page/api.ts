// The only file of the page that talks to the back end. Its types come from the server, and nothing else does.
import type { Failure } from "../server/shapes.ts";

export class Failed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

export const get = <T>(path: string): Promise<T> => call<T>("GET", path);
export const post = <T>(path: string, body: unknown = null): Promise<T> => call<T>("POST", path, body);
export const remove = <T>(path: string): Promise<T> => call<T>("DELETE", path);

/** @throws Failed always with a failure that can be shown */
async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body), headers: jsonHeaders };
  const response = await fetch(`/api${path}`, init).catch(() => undefined);
  const answer: unknown = await response?.json().catch(() => undefined);
  if (response?.ok) return answer as T;
  throw new Failed(isFailure(answer) ? answer : noAnswer(method));
}

const jsonHeaders = { "content-type": "application/json" };

// The way to our own back end loses answers, too: what was sent may have been carried out.
const noAnswer = (method: string): Failure =>
  method === "GET"
    ? { kind: "try-again", message: "The shop does not answer right now." }
    : { kind: "unknown-outcome", message: "The shop did not answer. We do not know yet whether this went through." };

const isFailure = (answer: unknown): answer is Failure =>
  typeof answer === "object" && answer !== null && "kind" in answer && "message" in answer;

export const failureOf = (error: unknown): Failure =>
  error instanceof Failed ? error.failure : { kind: "try-again", message: "Something broke on this page." };
