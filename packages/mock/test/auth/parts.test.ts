import { describe, expect, it } from "vitest";
import { chooseParts, partOf } from "../../src/auth/parts.ts";
import type { DescribedOperation, SecurityPart } from "../../src/contract/description.ts";

const header = (name: string): SecurityPart => ({ in: "header", name });
const query = (name: string): SecurityPart => ({ in: "query", name });
const operation = (...security: readonly (readonly SecurityPart[])[]): DescribedOperation => ({
  id: "x",
  method: "GET",
  path: "/",
  security,
  mediaTypes: [],
  requestExamples: [],
  answerExamples: [],
  numberIds: {},
  resource: "",
});
const sent = (headers: Record<string, string>, params: Record<string, string | string[]> = {}) => ({
  headers,
  query: params,
});

describe("chooseParts", () => {
  const small = [query("timestamp"), query("sign")];
  const large = [...small, header("access-key"), header("signature")];

  it("no security: open", () => {
    expect(chooseParts(operation(), sent({}))).toEqual({ kind: "open" });
  });

  it("the largest alternative that is complete", () => {
    const both = operation(small, large);
    expect(chooseParts(both, sent({}, { timestamp: "1", sign: "s" }))).toEqual({ kind: "complete", parts: small });
    const all = sent({ "access-key": "k", signature: "s" }, { timestamp: "1", sign: "s" });
    expect(chooseParts(both, all)).toEqual({ kind: "complete", parts: large });
  });

  it("none is complete: what the nearest lacks", () => {
    expect(chooseParts(operation(small, large), sent({ "access-key": "k" }, { sign: "s" }))).toEqual({
      kind: "missing",
      missing: [query("timestamp")],
    });
  });

  it("optional: open only for who sends nothing at all", () => {
    const optional = operation([], [header("access-key"), header("signature")]);
    expect(chooseParts(optional, sent({}))).toEqual({ kind: "open" });
    expect(chooseParts(optional, sent({ "access-key": "k" }))).toEqual({
      kind: "missing",
      missing: [header("signature")],
    });
  });

  it("empty texts are missing", () => {
    expect(chooseParts(operation(small), sent({}, { timestamp: "", sign: "s" }))).toEqual({
      kind: "missing",
      missing: [query("timestamp")],
    });
  });
});

describe("partOf", () => {
  it("reads header names in any case, query names exactly, and the first of several", () => {
    expect(partOf(sent({ "access-key": "k" }), header("Access-Key"))).toBe("k");
    expect(partOf(sent({}, { Sign: "s" }), query("sign"))).toBeUndefined();
    expect(partOf(sent({}, { sign: ["a", "b"] }), query("sign"))).toBe("a");
  });
});
