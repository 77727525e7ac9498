import { parseLossless } from "@pandapon/core";
import { textOf } from "../contract/bytes.ts";
import type { MockRequest, MockResponse } from "../contract/message.ts";
import { FaultError } from "../faults/read-fault.ts";
import { ActRefused } from "../world-api/acts.ts";
import { ControlError, type Controlled, errorAnswer } from "./control-call.ts";
import { checkNames } from "./known-names.ts";
import { notAllowed } from "./protect.ts";
import { controlPath, findRoute, knownRoutes } from "./routes.ts";

/** The answer of a control path, and whether pages of every origin may read it. */
export interface ControlAnswer {
  readonly response: MockResponse;
  readonly open: boolean;
}

/** Answers the mock's own paths; undefined: the path belongs to the API. `hosts`: names besides those of this machine. */
export async function control(
  on: Controlled,
  request: MockRequest,
  basePath: string,
  hosts: readonly string[],
): Promise<ControlAnswer | undefined> {
  const target = controlPath(request.target, basePath);
  if (target === undefined) return undefined;
  const { pathname, searchParams } = target;
  const method = request.method === "HEAD" ? "GET" : request.method;
  const found = findRoute(method, pathname);
  if (found?.open !== true) {
    const why = notAllowed(request, hosts);
    if (why !== undefined) {
      const error = {
        en: `the control API is closed to this request: ${why.en}`,
        zh: `控制接口拒绝此请求：${why.zh}`,
      };
      return { response: errorAnswer(403, error), open: false };
    }
  }
  if (found === undefined) {
    const en = `no such control path: ${request.method} ${pathname}; there are ${knownRoutes().join(", ")}`;
    return { response: errorAnswer(404, { en, zh: `没有此控制路径：${request.method} ${pathname}` }), open: false };
  }
  try {
    if (request.tooLarge === true) throw new ControlError(413, "the body is too large", "请求体过大");
    const body = bodyOf(request);
    if (!found.open) checkNames(found.route, searchParams, body);
    const name = searchParams.get("world") ?? request.headers["x-mock-world"];
    const realm = name === undefined ? on.realms.default : on.realms.byName(name);
    if (realm === undefined) throw new ControlError(404, `no world is named "${name}"`, `没有世界 "${name}"`, "world");
    const call = {
      on,
      realm,
      params: found.params,
      query: searchParams,
      body,
      headers: request.headers,
    };
    return { response: await found.handler(call), open: found.open };
  } catch (error) {
    return { response: failureOf(error), open: found.open };
  }
}

/** JSON, or the unchanged text of a form. */
function bodyOf({ body, headers }: MockRequest): unknown {
  if (body.length === 0) return undefined;
  if (headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) return textOf(body);
  try {
    return parseLossless(textOf(body));
  } catch {
    throw new ControlError(400, "the body is not JSON", "请求体不是合法的 JSON");
  }
}

/** The request cannot be carried out; any other error is a fault of the mock. */
function failureOf(error: unknown): MockResponse {
  if (error instanceof ControlError) return errorAnswer(error.status, error.text, error.field);
  const message = error instanceof Error ? error.message : String(error);
  const text = { en: message, zh: message };
  if (error instanceof ActRefused) return errorAnswer(409, text, error.reason);
  if (error instanceof FaultError) return errorAnswer(400, text, error.field);
  return errorAnswer(error instanceof TypeError || /^(?:Snapshots have|The snapshot)/.test(message) ? 400 : 500, text);
}
