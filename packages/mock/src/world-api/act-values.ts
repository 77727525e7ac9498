import { didYouMean } from "../contract/did-you-mean.ts";
import type { Acts } from "../state/acts/acts.ts";

/** The form of an act's value: an id, a SKU, a text, anything (the act checks it itself), or an object with these names. */
type Kind = "id" | "sku" | "text" | "any" | readonly string[];

type ActName = { [Who in keyof Acts]: `${Who}.${keyof Acts[Who] & string}` }[keyof Acts];

const ID = ["id"] as const;
const PARCEL = ["carrier", "mailNo"] as const;

const VALUES: Readonly<Record<ActName, readonly Kind[]>> = {
  "seller.ship": ["id", PARCEL],
  "seller.shipPart": ["id", "any", PARCEL],
  "seller.changePrice": ["id", ["goodsFen", "lines", "postageFen"]],
  "seller.agreeRefund": ["id", ["text", "address"]],
  "seller.refuseRefund": ["id", ["reason", "text"]],
  "seller.receiveReturn": ID,
  "seller.say": ["id", "text", "any"],
  "seller.outOfStock": ID,
  "seller.setTemper": ["text", "id", ["shipAfterMs", "refundAnswerAfterMs", "refundAnswer"]],
  "carrier.move": ["id", "any"],
  "carrier.stick": ID,
  "carrier.sign": ID,
  "carrier.reject": ID,
  "buyer.pay": ID,
  "buyer.leaveCashier": ID,
  "buyer.withdrawRefund": ID,
  "platform.close": ["id", "text"],
  "platform.setStock": ["sku", "any"],
  "platform.setPrice": ["sku", "any"],
  "platform.switchOff": ID,
  "platform.switchOn": ID,
  "platform.finish": ID,
  "platform.payRefund": ID,
  "platform.closeRefund": ["id", "text"],
  "warehouse.arrive": ID,
  "warehouse.send": ID,
  "warehouse.deliver": ID,
};

/** Fields of the objects above that hold text, and one that holds an object. */
const TEXTS: readonly string[] = ["text", "reason", "mailNo"];
const OBJECTS: Readonly<Record<string, readonly string[]>> = {
  carrier: ["code", "name", "phone"],
  address: ["receiver", "phone", "detail"],
};

/** A value that an act does not take; `path` says where it is. */
export class ActValueError extends TypeError {
  readonly path: readonly (string | number)[];

  constructor(path: readonly (string | number)[], message: string) {
    super(message);
    this.name = "ActValueError";
    this.path = path;
  }
}

/**
 * Checks the values of an act, and turns ids into text. The types of an act refuse wrong values only for TypeScript: JSON, YAML
 * and JavaScript pass no compiler, and a misspelt name would be ignored.
 *
 * @throws ActValueError
 */
export function readActValues(act: string, values: readonly unknown[]): readonly unknown[] {
  const kinds = Object.hasOwn(VALUES, act) ? VALUES[act as ActName] : [];
  return values.map((value, index) => read(kinds[index] ?? "any", value, [index]));
}

function read(kind: Kind, value: unknown, path: readonly (string | number)[]): unknown {
  if (value === undefined || kind === "any") return value;
  if (kind === "id") return idText(value, path);
  if (kind === "text") {
    if (typeof value === "string") return value;
    throw new ActValueError(path, `must be text, not ${spelt(value)}`);
  }
  if (kind === "sku") {
    if (typeof value !== "object") return idText(value, path);
    const { product, sku } = fields(value, ["product", "sku"], path);
    return { product: idText(product, [...path, "product"]), sku: idText(sku, [...path, "sku"]) };
  }
  const given = fields(value, kind, path);
  for (const [name, field] of Object.entries(given)) {
    const inner = OBJECTS[name];
    if (TEXTS.includes(name)) read("text", field, [...path, name]);
    else if (inner !== undefined && field !== undefined) {
      const all = fields(field, inner, [...path, name]);
      for (const part of inner)
        if (typeof all[part] !== "string") throw new ActValueError([...path, name, part], "must be text");
    }
  }
  // An empty form asks for a waybill number of the carrier.
  return given.mailNo === "" ? { ...given, mailNo: undefined } : given;
}

function idText(value: unknown, path: readonly (string | number)[]): string {
  if (typeof value === "string") return value;
  if (value === undefined) throw new ActValueError(path, "is missing");
  if (typeof value === "bigint" || Number.isSafeInteger(value)) return String(value);
  const rounded = typeof value === "number" && Number.isInteger(value);
  throw new ActValueError(
    path,
    rounded
      ? `${value} is a number that has lost its last digits: write the id as text`
      : `must be an id, not ${spelt(value)}`,
  );
}

function fields(
  value: unknown,
  names: readonly string[],
  path: readonly (string | number)[],
): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new ActValueError(path, `must be an object with ${names.join(", ")}, not ${spelt(value)}`);
  for (const name of Object.keys(value)) {
    if (names.includes(name)) continue;
    const meant = didYouMean(name, names);
    throw new ActValueError(
      [...path, name],
      `is not known${meant === undefined ? `; there are ${names.join(", ")}` : `; did you mean "${meant}"?`}`,
    );
  }
  return value as Readonly<Record<string, unknown>>;
}

const spelt = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 80);
