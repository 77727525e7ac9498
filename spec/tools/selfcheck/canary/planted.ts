/** Bad bodies written by hand: what generated ones cannot know, with the reason why each has to be refused. */
export interface Planted {
  readonly operation: string;
  readonly why: string;
  readonly body: unknown;
}

export const planted: readonly Planted[] = [
  { operation: "createTaobaoCartOrder", why: "a list of ids is not text", body: { ids: "382,383" } },
  { operation: "createTaobaoCartOrder", why: "an id has digits only", body: { ids: ["382 "] } },
  { operation: "createTaobaoCartOrder", why: "an id has at most 19 digits", body: { ids: ["12327304797618012571"] } },
  { operation: "createTaobaoCartOrder", why: "an id is not a fraction", body: { ids: [38.2] } },
  { operation: "createTaobaoCartOrder", why: "null inside the list", body: { ids: [null] } },
  {
    operation: "createTaobaoCartOrder",
    why: "an address is not text",
    body: { ids: [382], orderAddress: "杭州市西湖区文三路 1 号" },
  },
  {
    operation: "createTaobaoCartOrder",
    why: "a phone number is text",
    body: { ids: [382], orderAddress: { mobile_phone: 13800138000 } },
  },
  { operation: "createTaobaoCartOrder", why: "a body is an object", body: [{ ids: [382] }] },
];
