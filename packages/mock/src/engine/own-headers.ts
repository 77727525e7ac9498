import { didYouMean } from "../contract/did-you-mean.ts";
import type { MockRequest } from "../contract/message.ts";
import type { Warning } from "../contract/warning.ts";
import { WORLD_HEADER } from "./choose-realm.ts";
import { SCENARIO_HEADER } from "./world-stage.ts";

const OWN = [WORLD_HEADER, SCENARIO_HEADER];
const PREFIX = "x-mock";

/** Reports misspelt `x-mock-…` headers: the caller would get another world, or no scenario. */
export function ownHeaderWarnings({ headers }: MockRequest): readonly Warning[] {
  return Object.keys(headers)
    .filter((name) => name.startsWith(PREFIX) && !OWN.includes(name))
    .map((name): Warning => {
      const meant = meantBy(name);
      return {
        location: ["header", name],
        rule: "unknown-name",
        message: {
          en: `the mock reads no header "${name}"; ${meant === undefined ? `it reads ${OWN.join(" and ")}` : `did you mean "${meant}"?`}`,
          zh: `模拟服务不读取请求头 "${name}"；${meant === undefined ? `可用的是 ${OWN.join("、")}` : `是不是 "${meant}"？`}`,
        },
        ...(meant === undefined ? {} : { didYouMean: meant }),
      };
    });
}

/** Compares names without their common beginning. */
function meantBy(sent: string): string | undefined {
  const own = new Map(OWN.map((name) => [name.slice(PREFIX.length), name]));
  return own.get(didYouMean(sent.slice(PREFIX.length), own.keys()) ?? "");
}
