import { expect, it } from "vitest";
import { peerOf } from "../../src/transport/peer-of.ts";

const refused = (more: object) => Object.assign(new Error("no"), { syscall: "connect", ...more });
const peer = { address: "127.0.0.1", port: 3128 };

it("says where a connection was tried, however deep that stands", () => {
  expect(peerOf(refused(peer))).toEqual(peer);
  expect(peerOf(new TypeError("fetch failed", { cause: refused(peer) }))).toEqual(peer);
  expect(peerOf(new TypeError("fetch failed", { cause: new AggregateError([refused(peer)]) }))).toEqual(peer);
});

it("says nothing of another failure, or of half an address", () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const error of [
    new Error("no"),
    refused({ ...peer, syscall: "read" }),
    refused({ ...peer, syscall: undefined }),
    refused({ address: "127.0.0.1" }),
    refused({ port: 3128 }),
    refused({ address: 5, port: 3128 }),
    refused({ address: "127.0.0.1", port: "3128" }),
    { ...peer, syscall: "connect" },
    undefined,
    null,
    "connect",
    proxy,
  ])
    expect(peerOf(error)).toBeUndefined();
});
