import type { Description } from "../contract/description.ts";
import { type Route, Router } from "../contract/router.ts";
import { parseTarget, type Target } from "../contract/target.ts";
import { maskedTarget } from "../journal/mask.ts";
import { mockCodes } from "../refusals/codes.ts";
import { Refusal } from "../refusals/refusal.ts";
import { cut } from "../refusals/text.ts";
import type { Stage } from "./context.ts";

/** Finds the operation. Refuses what could not be read, an unknown path, a wrong method and a body that is too large. */
export function routeStage(description: Description, basePath: string, bodyLimit: number): Stage {
  const router = new Router(description.operations);
  const base = basePath.split("/").slice(1);
  return (context) => {
    const { request } = context;
    if (request.unread !== undefined) return request.unread;
    const target = readTarget(request.target);
    if (target instanceof Refusal) return target;
    context.target = target;
    const route = match(router, base, request.method, target.segments);
    if (route.kind !== "operation") return refuseRoute(route, request.method, target.path, basePath);
    context.operation = route.operation;
    context.params = route.params;
    if (request.tooLarge !== true) return undefined;
    return new Refusal(mockCodes.tooLarge, { en: `at most ${bodyLimit} bytes`, zh: `最多 ${bodyLimit} 字节` });
  };
}

function readTarget(text: string): Target | Refusal {
  try {
    return parseTarget(text);
  } catch {
    const shown = cut(maskedTarget(text), 120);
    return new Refusal(mockCodes.malformedUrl, { en: shown, zh: shown });
  }
}

function match(router: Router, base: readonly string[], method: string, segments: readonly string[]): Route {
  if (!base.every((segment, index) => segments[index] === segment)) return { kind: "path" };
  const rest = segments.slice(base.length);
  const route = router.match(method, rest);
  // HEAD is GET without the body.
  return method === "HEAD" && route.kind === "method" ? router.match("GET", rest) : route;
}

function refuseRoute(
  route: Exclude<Route, { kind: "operation" }>,
  method: string,
  path: string,
  basePath: string,
): Refusal {
  const shown = cut(path, 120);
  if (route.kind === "method") {
    const allowed = route.allowed.join(", ");
    return new Refusal(
      mockCodes.wrongMethod,
      { en: `${method} ${shown}; send ${allowed}`, zh: `${method} ${shown}；应为 ${allowed}` },
      { allow: allowed },
    );
  }
  const hint =
    basePath === "" ? { en: "", zh: "" } : { en: `; the base path is ${basePath}`, zh: `；基础路径为 ${basePath}` };
  return new Refusal(mockCodes.unknownPath, { en: `${shown}${hint.en}`, zh: `${shown}${hint.zh}` });
}
