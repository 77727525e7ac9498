import type { Carrier } from "../../entities/common.ts";

/** A carrier as 1688 lists it, with the beginnings of its waybill numbers. */
export interface ListedCarrier extends Carrier {
  readonly id: number;
  readonly spelling: string;
  readonly prefixes: readonly string[];
}

// biome-ignore format: a table
const rows: readonly [code: string, name: string, phone: string, spelling: string, prefixes: string][] = [
  ["ZTO", "中通快递", "95311", "zhongtong", "78 73"],
  ["HTKY", "百世快递", "95320", "baishi", "55 57"],
  ["YTO", "圆通速递", "95554", "yuantong", "YT"],
  ["STO", "申通快递", "95543", "shentong", "77"],
  ["YUNDA", "韵达快递", "95546", "yunda", "43 46"],
  ["SF", "顺丰速运", "95338", "shunfeng", "SF"],
  ["EMS", "邮政EMS", "11183", "ems", "11"],
  ["JTSD", "极兔速递", "956025", "jitu", "JT"],
  ["DBL", "德邦快递", "95353", "debang", "DPK"],
];

export const listedCarriers: readonly ListedCarrier[] = rows.map(([code, name, phone, spelling, prefixes], index) => ({
  id: index + 1,
  code,
  name,
  phone,
  spelling,
  prefixes: prefixes.split(" "),
}));

/** @throws RangeError for a code that is not listed */
export function carrierOf(code: string): ListedCarrier {
  const carrier = listedCarriers.find((candidate) => candidate.code === code);
  if (carrier === undefined) throw new RangeError(`no carrier ${code}`);
  return carrier;
}
