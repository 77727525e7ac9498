import type { Client, ClientOptions } from "../../../src/index.ts";
import { createClient, list } from "../../../src/index.ts";
import { createThing, findThings, getThing, operations, payThing, quoteFreight } from "../../support/operations.ts";

export type Random = (below: number) => number;

/** The same numbers for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) % below;
  };
}

export const pick = <T>(random: Random, all: readonly T[]): T => all[random(all.length)] as T;

/** What must not be seen anywhere; each has a core that no encoding but of every character changes. */
export interface Secrets {
  readonly accessKey: string;
  readonly accessSecret: string;
  readonly userId: string;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  /** Of a gateway in front of the API: a header of the caller's. */
  readonly token: string;
}

const SPECIALS = ["é", "文三路", " & ", "+", '"', "\\", "%41", "'", "<b>", "😀", "/", "ÿ", " ", "&amp;", "%", "\t"];

export function secretsFrom(random: Random): Secrets {
  const word = (length: number, letters = "bcdfghjkmnpqrstvwxz"): string =>
    Array.from({ length }, () => letters[random(letters.length)]).join("");
  const mixed = (core: string): string =>
    `${core.slice(0, 7)}${pick(random, SPECIALS)}${core.slice(7)}${pick(random, [...SPECIALS, ""])}`;
  return {
    accessKey: word(32, "0123456789abcdef"),
    accessSecret: word(24),
    userId: `21${word(11, "123456789")}`,
    name: mixed(word(14)),
    phone: `1${word(10, "23456789")}`,
    address: mixed(word(14)),
    token: word(28),
  };
}

/** The parts that are looked for: 7 characters in a row of any secret. */
export function traces(secret: string): string[] {
  const runs = secret.toLowerCase().match(/[\da-z]{7,}/g) ?? [];
  return runs.flatMap((run) => Array.from({ length: run.length - 6 }, (_, at) => run.slice(at, at + 7)));
}

export type RawCall = (path: string, init?: object) => Promise<unknown>;

/** The ways to send personal data. */
export const calls: Readonly<Record<string, (client: Client, secrets: Secrets) => Promise<unknown>>> = {
  read: (client, { userId, phone, name, address, token }) =>
    client.as(userId).call(getThing, { q: "x", phone, tel: [name], shippingAddr: { line: address } } as never, {
      headers: { cookie: `lang=en; sid=${token}` },
    }),
  search: (client, { name, phone, address, token }) =>
    client.call(findThings, { keyword: "x", receiver: { name, phone, address } } as never, {
      headers: new Headers({ authorization: `Bearer ${token}` }),
    }),
  write: (client, { name, phone, address, token }) =>
    client.call(createThing, { orderAddress: { name, phone, address } }, { headers: [["x-api-key", token]] }),
  "write with JSON in a text": (client, { name, phone, address, token }) =>
    client.call(createThing, { remark: JSON.stringify({ receiver: [{ name, phone, address }], accessToken: token }) }),
  payment: (client, { phone, name, address, token }) =>
    client.call(payThing, {
      id: "1",
      mobiles: [phone],
      contactName: name,
      contact: { address },
      password: token,
    } as never),
  "signed in the query": (client, { name, phone, address, token }) =>
    client.call(
      quoteFreight,
      { weight: 1, toAddress: new Map([["line", `${name}${phone}${address}`]]), name, phone, addr: address } as never,
      { headers: { "proxy-authorization": `Basic ${token}` } },
    ),
  pages: async (client, { name, phone, address, token }) => {
    const input = { receiver: { name, phone, address } } as never;
    for await (const _ of list(client, findThings, input, { headers: { "x-token": token } }));
  },
  raw: (client, { name, phone, address, token }) =>
    (client.raw.POST as unknown as RawCall)("/v2/own/thing", {
      body: { receiver: { name, phone, address } },
      headers: { authorization: token },
    }),
  "raw with a query": (client, { name, phone, address, userId, token }) =>
    (client.raw.GET as unknown as RawCall)(`/v2/own/${userId}`, {
      params: { query: { name, phone, address, access_token: token } },
    }),
};

export function clientFor(
  { accessKey, accessSecret, userId }: Secrets,
  options: Partial<ClientOptions>,
  fetch: (url: string, init: RequestInit) => Promise<Response>,
): Client {
  const client = createClient({
    accessKey,
    accessSecret,
    userId,
    retries: 1,
    random: () => 0,
    ...options,
    fetch,
  } as ClientOptions);
  client.register(operations);
  return client;
}
