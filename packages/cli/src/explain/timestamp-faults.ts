import { WINDOW_MS } from "../doctor/clock.ts";
import type { Fault } from "./fault.ts";
import type { RefusedRequest } from "./read-refused.ts";

/** What is wrong with the form, the unit or the time of a timestamp. */
export function timestampFaults({ headers, sentAt }: RefusedRequest, unit: "s" | "ms", now: number): Fault[] {
  const timestamp = headers.timestamp?.trim() ?? "";
  if (timestamp === "") return [];
  const found = /^\d{10}$/.test(timestamp) ? "s" : /^\d{13}$/.test(timestamp) ? "ms" : undefined;
  if (found === undefined) {
    return [
      {
        id: "timestamp-form",
        sentence: {
          en: `The timestamp "${timestamp.slice(0, 40)}" is neither 10 nor 13 digits.`,
          zh: `时间戳 "${timestamp.slice(0, 40)}" 既不是 10 位也不是 13 位数字。`,
        },
        hint: { en: "Send whole seconds or milliseconds since 1970.", zh: "请发送 1970 年以来的整秒或毫秒数。" },
      },
    ];
  }
  const faults: Fault[] = [];
  if (found !== unit) {
    const [en, zh] = found === "ms" ? ["milliseconds", "毫秒"] : ["seconds", "秒"];
    const [wantedEn, wantedZh] = unit === "ms" ? ["milliseconds", "毫秒"] : ["seconds", "秒"];
    faults.push({
      id: "unit",
      sentence: {
        en: `The timestamp is in ${en}; ${wantedEn} are expected.`,
        zh: `时间戳单位为${zh}，应为${wantedZh}。`,
      },
      hint: {
        en: `Send ${wantedEn}, or pass --unit ${found} if the server takes ${en}.`,
        zh: `请发送${wantedZh}；若服务器接受${zh}，请加 --unit ${found}。`,
      },
    });
  }
  const at = Number(timestamp) * (found === "s" ? 1000 : 1);
  const off = at - (sentAt ?? now);
  // Without the time of sending, an old request is old by nature: only what lies in the future is a fault.
  if (sentAt === undefined ? off > WINDOW_MS : Math.abs(off) > WINDOW_MS) {
    faults.push({
      id: "clock",
      sentence: {
        en: `The timestamp is ${Math.round(Math.abs(off) / 1000)} s ${off > 0 ? "ahead" : "behind"}; the server accepts 600 s.`,
        zh: `时间戳${off > 0 ? "超前" : "落后"} ${Math.round(Math.abs(off) / 1000)} 秒；只接受 600 秒以内。`,
      },
      hint: { en: "Correct the clock of the machine that signed the request.", zh: "请校准签名机器的时钟。" },
    });
  }
  return faults;
}
