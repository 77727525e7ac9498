import { describe, expect, it } from "vitest";
import {
  AbortedError,
  ApiError,
  InputError,
  OutcomeUnknownError,
  type PandaPonError,
  ProtocolError,
  RateLimitError,
  TimeoutError,
  TransportError,
} from "../../src/index.ts";
import { AmbiguousError, PendingError, RefusedError } from "../../src/once/index.ts";
import { PushVerificationError } from "../../src/webhooks/index.ts";

describe("an error on its own", () => {
  it("has defaults, and only the details that are known", () => {
    const error = new InputError("wrong");
    expect(error).toMatchObject({ attempts: 0, retryable: false, name: "InputError" });
    expect(error.hint).toBe("Nothing was sent. Fix what the message names.");
    expect(new InputError("wrong", { hint: "so" }).hint).toBe("so");
    expect(Object.keys(new ApiError("no", { code: undefined, status: 400 }))).toContain("status");
    expect("code" in new ApiError("no", { code: undefined })).toBe(false);
  });

  it("gives JSON all but cause, headers and stack", () => {
    const error = new ApiError("no", { status: 400, cause: new Error("why"), headers: new Headers({ a: "b" }) });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "ApiError",
      message: "no",
      status: 400,
      attempts: 0,
      retryable: false,
      hint: "",
    });
    expect(error.toJSON()).not.toHaveProperty("stack");
  });

  it("takes details that may be changed, as errors may", () => {
    const error = new ApiError("no", { hint: "a" });
    expect(Object.getOwnPropertyDescriptor(error, "hint")).toEqual({
      value: "a",
      enumerable: true,
      configurable: true,
      writable: true,
    });
  });
});

describe("an error that is sent elsewhere", () => {
  /** What a program may give as the reason of an abort; neither `structuredClone` nor JSON takes it. */
  const cause = Object.assign(() => {}, { size: 5n });
  const details = { code: 99100, msg: "no", status: 400, hint: "Look.", headers: new Headers({ a: "b" }), cause };
  const once = { ...details, key: "k", reason: "twin", askAgainAt: new Date(0), orderIds: ["1"] } as const;
  const errors: PandaPonError[] = [
    ...[
      InputError,
      TransportError,
      TimeoutError,
      AbortedError,
      ProtocolError,
      ApiError,
      RateLimitError,
      OutcomeUnknownError,
    ].map((Kind) => new Kind("message", details)),
    new PendingError("message", once),
    new AmbiguousError("message", { ...once, reason: "list-changed" }),
    new RefusedError("message", once),
  ];

  it.each(errors.map((error) => [error.name, error] as const))(
    "%s keeps name, code and hint as JSON",
    (name, error) => {
      const shown = { name, message: "message", code: 99100, msg: "no", status: 400, hint: "Look." };
      expect(JSON.parse(JSON.stringify(error))).toMatchObject(shown);
      expect(structuredClone(error.toJSON())).toMatchObject(shown);
    },
  );

  it("as PushVerificationError too", () => {
    const shown = { name: "PushVerificationError", reason: "signature", message: "message", hint: "Look." };
    const error = new PushVerificationError("signature" as never, "message", "Look.");
    expect(JSON.parse(JSON.stringify(error))).toMatchObject(shown);
    expect(structuredClone(error.toJSON())).toMatchObject(shown);
  });

  // The engine copies of an error what the standard names, and of names only those of the language's own errors.
  it("itself, keeps message and stack, in which its name stands", () => {
    const copy = structuredClone(new ApiError("message", { ...details, cause: new Error("why") }));
    expect(copy).toBeInstanceOf(Error);
    expect(copy.message).toBe("message");
    expect(copy.stack).toMatch(/^(ApiError|Error): message/);
  });
});
