import { PandaPonError } from "@pandapon/core";
import { parsePush, verifyPush } from "@pandapon/core/webhooks";
import type { Text } from "../terminal/terminal.ts";

/** The findings about a push. */
export interface PushExamination {
  /** The base that the signature matches, or undefined. */
  readonly base: "upstream" | "body" | undefined;
  readonly event: string;
  readonly messageType: string | undefined;
  readonly key: string | undefined;
  /** An empty, unsigned call: the console's Verify button. */
  readonly isVerifyCall: boolean;
  readonly sentence: Text;
}

const BASES = ["upstream", "body"] as const;
const BASE_NAMES = { upstream: "accessKey + raw body", body: "raw body" } as const;

/** Verifies a push by each known base, and reads it. Never throws. */
export async function examinePush(
  body: Uint8Array,
  authorization: string | undefined,
  keys: { readonly accessKey: string; readonly accessSecret: string },
): Promise<PushExamination> {
  const isVerifyCall = body.length === 0 && !authorization;
  let base: PushExamination["base"];
  let why = "";
  for (const candidate of BASES) {
    try {
      await verifyPush(
        { body, authorization },
        { accessKey: keys.accessKey, secrets: [keys.accessSecret], base: candidate },
      );
      base = candidate;
      break;
    } catch (error) {
      if (error instanceof PandaPonError) why ||= error.hint;
      else throw error;
    }
  }
  const push = await parsePush(body).catch(() => undefined);
  const event = push?.event ?? "unreadable";
  const name = `${event}${push?.messageType ? ` (${push.messageType})` : ""}`;
  return {
    base,
    event,
    messageType: push?.messageType,
    key: push?.key,
    isVerifyCall,
    sentence: isVerifyCall
      ? {
          en: "An empty, unsigned call: the console's Verify button. Answered 200.",
          zh: "空的未签名请求：控制台的验证按钮。已回复 200。",
        }
      : base
        ? { en: `${name}: signed, base ${BASE_NAMES[base]}.`, zh: `${name}：签名正确，基串为 ${BASE_NAMES[base]}。` }
        : { en: `${name}: the signature matches no known base. ${why}`, zh: `${name}：签名与已知基串均不符。${why}` },
  };
}
