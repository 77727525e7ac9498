import { listAnswers, listCommonRules } from "./answers.ts";
import { getCart } from "./cart.ts";
import { consolePage } from "./console-page.ts";
import type { ControlHandler } from "./control-call.ts";
import { events } from "./events.ts";
import { health, openapi, payCashier, picture, showCashier, welcome } from "./open-paths.ts";
import { getOperation, listOperations } from "./operations/handlers.ts";
import { getOrder, listOrders, postAct, postAnyAct } from "./orders.ts";
import { duplicatePush, getPush, listPushes, postPush, putCallback, resendPush, verifyCallback } from "./pushes.ts";
import { listRefunds } from "./refunds.ts";
import { listRefusals } from "./refusals.ts";
import { forgetRequests, getRequest, listRequests } from "./requests.ts";
import { deleteRule, deleteRules, getRule, listRules, patchRule, postRule } from "./rules.ts";
import { putScenario } from "./scenario.ts";
import { codeOfRequest, replay, tryOperation } from "./send.ts";
import {
  deleteWorld,
  getClock,
  getSnapshot,
  getState,
  listWorlds,
  postClock,
  postReset,
  postWorld,
  putSnapshot,
} from "./worlds.ts";

export const CONTROL_PREFIX = "/__mock";

/** Open to pages of every origin, and under every host name. */
const OPEN: Readonly<Record<string, ControlHandler>> = {
  "GET /": welcome,
  "GET /openapi.json": openapi,
  "GET /__mock/health": health,
  "GET /__mock/pictures/:file": picture,
  "GET /__mock/cashier": showCashier,
};

const CLOSED: Readonly<Record<string, ControlHandler>> = {
  "POST /__mock/cashier": payCashier,
  "GET /__mock": consolePage,
  "GET /__mock/state": getState,
  "GET /__mock/events": events,
  "GET /__mock/requests": listRequests,
  "DELETE /__mock/requests": forgetRequests,
  "GET /__mock/requests/:n": getRequest,
  "POST /__mock/requests/:n/replay": replay,
  "GET /__mock/requests/:n/code": codeOfRequest,
  "GET /__mock/operations": listOperations,
  "GET /__mock/operations/:id": getOperation,
  "POST /__mock/operations/:id/try": tryOperation,
  "GET /__mock/orders": listOrders,
  "GET /__mock/orders/:id": getOrder,
  "POST /__mock/orders/:id/act": postAct,
  "POST /__mock/act": postAnyAct,
  "GET /__mock/cart": getCart,
  "GET /__mock/refunds": listRefunds,
  "GET /__mock/refusals": listRefusals,
  "GET /__mock/answers": listAnswers,
  "GET /__mock/common-rules": listCommonRules,
  "GET /__mock/clock": getClock,
  "POST /__mock/clock": postClock,
  "GET /__mock/worlds": listWorlds,
  "POST /__mock/worlds": postWorld,
  "DELETE /__mock/worlds/:name": deleteWorld,
  "POST /__mock/reset": postReset,
  "PUT /__mock/scenario": putScenario,
  "GET /__mock/snapshot": getSnapshot,
  "PUT /__mock/snapshot": putSnapshot,
  "GET /__mock/pushes": listPushes,
  "POST /__mock/pushes": postPush,
  "GET /__mock/pushes/:id": getPush,
  "POST /__mock/pushes/:id/resend": resendPush,
  "POST /__mock/pushes/:id/retry": resendPush,
  "POST /__mock/pushes/:id/duplicate": duplicatePush,
  "PUT /__mock/callback": putCallback,
  "POST /__mock/callback/verify": verifyCallback,
  "GET /__mock/rules": listRules,
  "POST /__mock/rules": postRule,
  "DELETE /__mock/rules": deleteRules,
  "GET /__mock/rules/:id": getRule,
  "PATCH /__mock/rules/:id": patchRule,
  "DELETE /__mock/rules/:id": deleteRule,
};

interface FoundRoute {
  /** `POST /__mock/orders/:id/act` */
  readonly route: string;
  readonly handler: ControlHandler;
  readonly open: boolean;
  readonly params: Readonly<Record<string, string>>;
}

interface CompiledRoute {
  readonly route: string;
  readonly method: string;
  readonly segments: readonly string[];
  readonly handler: ControlHandler;
  readonly open: boolean;
}

const compiled = (routes: Readonly<Record<string, ControlHandler>>, open: boolean): readonly CompiledRoute[] =>
  Object.entries(routes).map(([route, handler]) => {
    const [method = "", path = ""] = route.split(" ");
    return { route, method, segments: path.split("/"), handler, open };
  });

const ROUTES: readonly CompiledRoute[] = [...compiled(OPEN, true), ...compiled(CLOSED, false)];

export const knownRoutes = (): readonly string[] => [...Object.keys(OPEN), ...Object.keys(CLOSED)];

/** The mock's own path in a target: in absolute form, and below the base path, too. Undefined: the path is the API's. */
export function controlPath(target: string, basePath: string): URL | undefined {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, "").replace(/#.*$/s, "");
  const [head = "", ...query] = path.split("?");
  const bare =
    basePath !== "" && (head === basePath || head.startsWith(`${basePath}/`)) ? head.slice(basePath.length) : head;
  const own = bare === "" ? "/" : bare;
  if (own !== "/" && own !== "/openapi.json" && own !== CONTROL_PREFIX && !own.startsWith(`${CONTROL_PREFIX}/`))
    return undefined;
  return new URL(`http://mock${own}${query.length === 0 ? "" : `?${query.join("?")}`}`);
}

export function findRoute(method: string, path: string): FoundRoute | undefined {
  const segments = path.replace(/(?<=.)\/$/, "").split("/");
  for (const route of ROUTES) {
    if (route.method !== method || route.segments.length !== segments.length) continue;
    const params: Record<string, string> = {};
    const fits = route.segments.every((part, index) => {
      const given = segments[index] ?? "";
      if (!part.startsWith(":")) return part === given;
      params[part.slice(1)] = decoded(given);
      return given !== "";
    });
    if (fits) return { route: route.route, handler: route.handler, open: route.open, params };
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
