import type { Description } from "../contract/description.ts";
import { type NearPath, nearPath } from "../contract/near-path.ts";
import { type Route, Router } from "../contract/router.ts";
import { parseTarget, type Target } from "../contract/target.ts";
import type { Warning } from "../contract/warning.ts";
import { maskedTarget } from "../journal/mask.ts";
import { mockCodes } from "../refusals/codes.ts";
import { Refusal } from "../refusals/refusal.ts";
import { cut } from "../refusals/text.ts";
import type { Stage } from "./context.ts";

/** Finds the operation. Refuses an unreadable request, an unknown path, a wrong method and a body that is too large. */
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
    if (route.kind === "method") return refuseMethod(route.allowed, request.method, target.path);
    if (route.kind === "path") {
      const near = nearPath(description.operations, request.method, target.segments, base);
      if (near !== undefined) context.warnings = [nearWarning(target.path, near, basePath)];
      return refusePath(target.path, near, basePath);
    }
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

function refuseMethod(methods: readonly string[], method: string, path: string): Refusal {
  const shown = cut(path, 120);
  const allowed = methods.join(", ");
  return new Refusal(
    mockCodes.wrongMethod,
    { en: `${method} ${shown}; send ${allowed}`, zh: `${method} ${shown}；应为 ${allowed}` },
    { allow: allowed },
  );
}

function refusePath(path: string, near: NearPath | undefined, basePath: string): Refusal {
  const shown = cut(path, 120);
  if (near !== undefined) {
    const { message } = nearWarning(path, near, basePath);
    return new Refusal(mockCodes.unknownPath, message);
  }
  const hint =
    basePath === "" ? { en: "", zh: "" } : { en: `; the base path is ${basePath}`, zh: `；基础路径为 ${basePath}` };
  return new Refusal(mockCodes.unknownPath, { en: `${shown}${hint.en}`, zh: `${shown}${hint.zh}` });
}

function nearWarning(path: string, { operation, cause }: NearPath, basePath: string): Warning {
  const shown = cut(path, 120);
  const meant = `${operation.method} ${basePath}${operation.path}`;
  return {
    location: ["path"],
    rule: "near-path",
    message: {
      en: `${shown}; did you mean ${meant} (${operation.id})? ${cause.en}`,
      zh: `${shown}；是不是 ${meant}（${operation.id}）？${cause.zh}`,
    },
    didYouMean: meant,
  };
}
