import { describe, expect, it } from "vitest";
import { fenOfText, yuan, yuanText } from "../../../src/behaviours/1688/money.ts";
import { chinaDigits, longTime, plainTime, timeOf } from "../../../src/behaviours/1688/times.ts";
import { lineIdOf, orderIdOf, recordIdOf } from "../../../src/state/alibaba/ids.ts";

describe("money of 1688", () => {
  it("is whole fen again after it was printed in yuan", () => {
    for (let fen = 0; fen < 30_000; fen += 7) {
      expect(Math.round(yuan(fen) * 100)).toBe(fen);
      expect(fenOfText(yuanText(fen))).toBe(fen);
      expect(yuanText(fen)).toMatch(/^\d+\.\d\d$/);
    }
  });

  it("is read from decimal texts only", () => {
    expect(["633.69", "5", "0.5", "647.60"].map(fenOfText)).toEqual([63369, 500, 50, 64760]);
    expect(["", "-1", "1e3", "1,5", "NaN", "12345678901"].map(fenOfText)).toEqual(
      Array.from({ length: 6 }, () => undefined),
    );
  });
});

describe("times of 1688", () => {
  it("are China time, with and without the milliseconds", () => {
    const at = Date.parse("2018-04-23T09:11:16.045Z");
    expect(longTime(at)).toBe("20180423171116045+0800");
    expect(plainTime(at)).toBe("2018-04-23 17:11:16");
    expect(chinaDigits(at)).toHaveLength(17);
    expect(timeOf(longTime(at))).toBe(at);
    expect(timeOf(plainTime(at))).toBe(at - 45);
  });

  it("are refused in any other form", () => {
    for (const text of ["", "2018-04-23", "yesterday", "20189923171116000+0800", "1524474676"])
      expect(timeOf(text), text).toBeUndefined();
  });
});

describe("ids of 1688", () => {
  it("follow the pairs of the description's examples, above 2^53, and never meet", () => {
    expect(orderIdOf(0)).toBe("2542285634920345678");
    expect(lineIdOf("2542285634920345678", 1)).toBe("2542285634921345678");
    expect(recordIdOf("TQ36712345678901577")).toBe("1232730479761817723");
    const ids = Array.from({ length: 2_000 }, (_, n) => orderIdOf(n)).flatMap((id) => [
      id,
      ...Array.from({ length: 50 }, (_, k) => lineIdOf(id, k + 1)),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => id.length === 19)).toBe(true);
  });
});
