import { type ApplicationText, buildApplication, buildRouteMap } from "@stricli/core";
import manifest from "../../package.json" with { type: "json" };
import { callCommand } from "../grammar/call.ts";
import { doctorCommand } from "../grammar/doctor.ts";
import { driftCommand } from "../grammar/drift.ts";
import { evidenceDiffCommand } from "../grammar/evidence-diff.ts";
import { explainCommand } from "../grammar/explain.ts";
import type { Brief } from "../grammar/flags.ts";
import { operationsCommand } from "../grammar/operations.ts";
import { pushListenCommand } from "../grammar/push-listen.ts";
import { pushSendCommand } from "../grammar/push-send.ts";
import { pushVerifyCommand } from "../grammar/push-verify.ts";
import { recordCommand } from "../grammar/record.ts";
import { replayCommand } from "../grammar/replay.ts";
import { signCommand } from "../grammar/sign.ts";
import type { Language } from "../terminal/terminal.ts";
import { textsEn } from "./texts-en.ts";
import { textsZh } from "./texts-zh.ts";

/** All commands in one language. */
export function createApp(language: Language, onThrown: (thrown: unknown) => void) {
  const say: Brief = (text) => text[language];
  const root = buildRouteMap({
    docs: {
      brief: say({ en: "Tools for the PandaPon HTTP API", zh: "PandaPon HTTP API 工具" }),
      fullDescription: say({
        en: "Credentials come from PANDAPON_ACCESS_KEY, PANDAPON_ACCESS_SECRET, PANDAPON_USER_ID and PANDAPON_BASE_URL, in the environment or a .env file; never from arguments.\nExit status: 0 fine, 1 findings, 2 misuse, 3 could not check, 4 refused by you.",
        zh: "凭证来自环境变量或 .env 中的 PANDAPON_ACCESS_KEY、PANDAPON_ACCESS_SECRET、PANDAPON_USER_ID、PANDAPON_BASE_URL，从不来自参数。\n退出码：0 正常，1 有发现，2 用法错误，3 无法检查，4 您已拒绝。",
      }),
    },
    routes: {
      doctor: doctorCommand(say),
      sign: signCommand(say),
      explain: explainCommand(say),
      call: callCommand(say),
      operations: operationsCommand(say),
      push: buildRouteMap({
        docs: { brief: say({ en: "Receive, send and verify pushes", zh: "接收、发送和验证推送" }) },
        routes: { listen: pushListenCommand(say), send: pushSendCommand(say), verify: pushVerifyCommand(say) },
      }),
      record: recordCommand(say),
      replay: replayCommand(say),
      drift: driftCommand(say),
      evidence: buildRouteMap({
        docs: { brief: say({ en: "Work on the evidence of the description", zh: "处理描述的依据" }) },
        routes: { diff: evidenceDiffCommand(say) },
      }),
    },
  });
  const texts: ApplicationText = {
    ...(language === "zh" ? textsZh : textsEn),
    // The program itself prints it, in the requested form.
    exceptionWhileRunningCommand: (thrown) => {
      onThrown(thrown);
      return "";
    },
    exceptionWhileLoadingCommandFunction: (thrown) => {
      onThrown(thrown);
      return "";
    },
  };
  return buildApplication(root, {
    name: "pandapon",
    versionInfo: { currentVersion: manifest.version },
    scanner: { caseStyle: "allow-kebab-for-camel", allowArgumentEscapeSequence: true },
    documentation: { caseStyle: "convert-camel-to-kebab" },
    localization: { defaultLocale: language, loadText: () => texts },
  });
}
