import type { Text } from "../refusals/text.ts";

const UNITS = [
  { ms: 86_400_000, en: "d", zh: "天" },
  { ms: 3_600_000, en: "h", zh: "小时" },
  { ms: 60_000, en: "min", zh: "分钟" },
  { ms: 1000, en: "s", zh: "秒" },
] as const;

/** How far the clock was moved, in its largest whole unit, and where to. */
export function clockText(from: number, to: number): Text {
  const span = to - from;
  const unit = UNITS.find(({ ms }) => span >= ms && span % ms === 0) ?? UNITS.find(({ ms }) => span >= ms);
  const count = unit === undefined ? span : Math.round((span / unit.ms) * 10) / 10;
  const at = chinaTime(to);
  return {
    en: `The clock moves ${count} ${unit?.en ?? "ms"} forward, to ${at}`,
    zh: `时钟前进 ${count} ${unit?.zh ?? "毫秒"}，到 ${at}`,
  };
}

const chinaTime = (time: number): string => new Date(time + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
