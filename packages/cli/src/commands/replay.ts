import { buildCommand } from "@stricli/core";
import { readHar } from "../har/har.ts";
import { createReplayServer } from "../har/replay-server.ts";
import { EXIT, misuse } from "../terminal/exit.ts";
import { readNamedText } from "../terminal/read-named.ts";
import { serve } from "../terminal/serve.ts";
import { type Brief, type CommonFlags, type Context, commonFlags, wholeNumber } from "./common.ts";

interface Flags extends CommonFlags {
  readonly port: number;
}

export const replayCommand = (say: Brief) =>
  buildCommand<Flags, [string], Context>({
    docs: {
      brief: say({ en: "Answer recorded requests on this machine, as they were answered", zh: "在本机按记录重放响应" }),
    },
    parameters: {
      flags: {
        ...commonFlags(say),
        port: {
          kind: "parsed",
          parse: wholeNumber(0, 65_535),
          brief: say({ en: "Port to listen on, 0 for a free one", zh: "监听端口，0 为任意空闲端口" }),
          default: "4020",
          placeholder: "port",
        },
      },
      positional: {
        kind: "tuple",
        parameters: [{ brief: say({ en: "HAR file", zh: "HAR 文件" }), parse: String, placeholder: "file" }],
      },
    },
    async func(flags, file) {
      const { session } = this;
      const text = await readNamedText(session, file);
      let entries: ReturnType<typeof readHar>["log"]["entries"];
      try {
        ({ entries } = readHar(text).log);
      } catch {
        throw misuse(
          { en: `${file} is not a HAR file.`, zh: `${file} 不是 HAR 文件。` },
          { en: "Make one with pandapon record.", zh: "请用 pandapon record 生成。" },
        );
      }
      const server = createReplayServer(entries, (line) => session.line(line));
      await serve(session, server, flags.port, (url) => {
        session.line({
          en: `Replaying ${entries.length} exchanges at ${url}; stop with Ctrl-C.`,
          zh: `正在 ${url} 重放 ${entries.length} 条记录；按 Ctrl-C 停止。`,
        });
        session.result({ url, exchanges: entries.length });
      });
      this.exit(EXIT.fine);
    },
  });
