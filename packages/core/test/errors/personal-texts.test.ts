import { describe, expect, it } from "vitest";
import { personalTexts } from "../../src/errors/personal-texts.ts";

function textsOf(input: unknown): readonly string[] {
  const { texts, isComplete } = personalTexts(input);
  expect(isComplete).toBe(true);
  return texts;
}

describe("personalTexts", () => {
  it.each(["address", "orderAddress", "receiver", "RECEIVERS", "consigneeInfo"])("takes all below %s", (name) => {
    expect(textsOf({ [name]: { a: "1", b: ["2", { c: "3" }], n: 4, none: null } })).toEqual(["1", "4", "2", "3"]);
  });

  it.each([
    "name",
    "userPhone",
    "MOBILE",
    "email",
    "province",
    "provinceName",
    "city",
    "district",
    "street",
    "town",
    "zipCode",
    "postCode",
    "taxNo",
  ])("takes %s where it is a text, and not what lies below it", (name) => {
    expect(textsOf({ list: [{ [name]: "1", other: "2" }] })).toEqual(["1"]);
    expect(textsOf({ [name]: { other: "2" } })).toEqual([]);
  });

  it("takes nothing else, for any input", () => {
    expect(textsOf({ keyword: "1", ids: ["2"], count: 3 })).toEqual([]);
    for (const input of [undefined, null, 5, "text", [], true]) expect(textsOf(input)).toEqual([]);
  });

  it("takes numbers by their digits, and what stands in JSON text", () => {
    expect(textsOf({ phone: 13800138000, zip: 10110n, count: 5 })).toEqual(["13800138000", "10110"]);
    const receiver = JSON.stringify({ name: "Zhang", tel: { no: "138" } });
    expect(textsOf({ receiver })).toEqual([receiver, "Zhang", "138"]);
    expect(textsOf({ body: '{"a":{"phone":"138","x":1}}' })).toEqual(["138"]);
    expect(textsOf('{"phone":138}')).toEqual(["138"]);
    expect(textsOf({ note: "{no JSON", address: "[5 Main St" })).toEqual(["[5 Main St"]);
  });

  it("looks as deep as it goes, and ends at what holds itself", () => {
    const nest = (levels: number): unknown => (levels === 0 ? { phone: "1" } : { next: nest(levels - 1) });
    expect(textsOf(nest(500))).toEqual(["1"]);
    const round: Record<string, unknown> = { phone: "1" };
    Object.assign(round, { a: round, b: round, c: round });
    expect(new Set(textsOf(round))).toEqual(new Set(["1"]));
  });

  it("reads nothing when the body is longer than what is searched", () => {
    let reads = 0;
    const input = new Proxy({ phone: "1" }, { ownKeys: (own) => [reads++, Reflect.ownKeys(own)][1] as string[] });
    expect(personalTexts(input, `{${"x".repeat(1_000_000)}`)).toEqual({ texts: [], isComplete: false });
    expect(reads).toBe(0);
  });

  it("passes over what cannot be read", () => {
    const bad = {
      get phone(): string {
        throw new Error("no");
      },
    };
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(textsOf({ bad, proxy, address: "1 Road" })).toEqual(["1 Road"]);
    expect(textsOf({ phone: proxy, receiver: [bad, proxy, "Zhang"] })).toEqual(["Zhang"]);
    // A function may begin as a form does.
    expect(textsOf({ phone: Symbol("1"), note: Symbol("2"), address: (phone: string) => phone })).toEqual([]);
  });

  it("does not mistake yes and no for personal texts", () => {
    expect(textsOf({ address: { isDefault: true, a: "1" } })).toEqual(["1"]);
  });

  it("looks at what holds itself once, and at what stands in two places in both", () => {
    const round: Record<string, unknown> = { shared: { a: "1" } };
    Object.assign(round, { one: round, two: round, receiver: { shared: round.shared } });
    expect(textsOf(round)).toEqual(["1"]);
    expect(textsOf({ address: '"text in JSON"' })).toContain("text in JSON");
  });

  it("takes each text once", () => {
    expect(textsOf({ address: ["a", "a"] })).toEqual(["a"]);
  });

  it.each(["tel", "contactTel", "addr", "shippingAddr", "contact", "recipientInfo", "phones", "idCard"])(
    "takes a list in %s",
    (name) => {
      expect(textsOf({ [name]: ["1", "2"] })).toEqual(["1", "2"]);
    },
  );

  it("takes the result of an object's toJSON, which is what is sent", () => {
    const address = new (class {
      toJSON(): object {
        return { street: "1 Road", geo: { lat: "13.7" } };
      }
    })();
    expect(textsOf({ address })).toEqual(["1 Road", "13.7"]);
    expect(textsOf({ order: { toJSON: () => ({ phone: "138" }) } })).toEqual(["138"]);
  });

  it("takes forms, form text, maps and search parameters", () => {
    const form = new FormData();
    form.set("receiverName", "Zhang");
    form.set("count", "5");
    expect(textsOf({ body: form })).toEqual(["Zhang"]);
    expect(textsOf({ body: "phone=138&count=5&address=1+Road" })).toEqual(["138", "1 Road"]);
    expect(textsOf({ body: "count=5&phone=[138]" })).toEqual(["[138]", "138"]);
    expect(textsOf(new Map([["mobile", "138"]]))).toEqual(["138"]);
    expect(textsOf(new URLSearchParams({ phone: "138", count: "5" }))).toEqual(["138"]);
  });

  it("takes a list with holes", () => {
    // biome-ignore lint/suspicious/noSparseArray: what callers give
    expect(textsOf({ phones: ["1", , "2"] })).toEqual(["1", "2"]);
  });

  it("takes several inputs", () => {
    expect(personalTexts({ phone: "1" }, "city=2", undefined).texts).toEqual(["1", "2"]);
  });

  it("finds an address behind ten thousand ids, and the last of 1,500 addresses", () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => String(index));
    expect(textsOf({ ids, address: "1 Road" })).toEqual(["1 Road"]);
    expect(textsOf({ orders: ids.slice(0, 1500).map((id) => ({ address: `${id} Road` })) })).toHaveLength(1500);
  });

  it("says so when there is more than is looked at", () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({ address: `${index} Road` }));
    expect(personalTexts({ many })).toEqual({ texts: [], isComplete: false });
    expect(personalTexts({ json: `["${"x".repeat(1_000_000)}"]` }).isComplete).toBe(false);
    expect(personalTexts({ ids: Array.from({ length: 50_001 }, (_, index) => index) }).isComplete).toBe(false);
  });

  it("looks at 2,000 texts, 50,000 values and a million characters of text in text, and at no more", () => {
    const many = (count: number) => ({
      address: [...Array.from({ length: count }, (_, index) => `${index} Road`), {}],
    });
    expect([2000, 2001].map((count) => personalTexts(many(count)).isComplete)).toEqual([true, false]);
    const ids = (count: number) => ({ ids: Array.from({ length: count }, (_, index) => index) });
    expect([49_998, 49_999].map((count) => personalTexts(ids(count)).isComplete)).toEqual([true, false]);
    const json = (length: number) => `["${"x".repeat(length - 4)}"]`;
    expect([1_000_000, 1_000_001].map((length) => personalTexts(json(length)).isComplete)).toEqual([true, false]);
    const two = personalTexts(json(600_000), json(600_000));
    expect(two).toEqual({ texts: [], isComplete: false });
  });

  it("tells texts apart that begin alike, and reads only what may be JSON or a form", () => {
    const begin = "x".repeat(100);
    expect(textsOf({ address: [`${begin}1`, `${begin}22`] })).toEqual([`${begin}1`, `${begin}22`]);
    expect(textsOf({ note: 'see {"phone":"138"}', other: "see phone=138", third: "a [1]" })).toEqual([]);
    expect(textsOf({ note: ' \n {"phone":"138"}' })).toEqual(["138"]);
    expect(textsOf({ note: "phone=138&name=A" })).toEqual(["138", "A"]);
    expect(textsOf({ note: '{"phone":' })).toEqual([]);
  });
});

it("finds proofs of identity in fields and headers, as a whole and word by word", () => {
  const token = "not-a-real-token";
  const inputs = [
    new Headers({ authorization: `Bearer ${token}` }),
    { cookie: `lang=en; sid=${token}` },
    { accessToken: token },
    { "x-api-key": token },
    { password: [token] },
  ];
  for (const input of inputs) expect(personalTexts(input).texts).toContain(token);
  expect(personalTexts({ authorization: "Bearer" }).texts).toEqual(["Bearer"]);
  expect(personalTexts(new Headers({ "content-type": "application/json", accept: "*/*" })).texts).toEqual([]);
});
