import { describe, expect, it } from "vitest";
import { ApiError, InputError } from "../../src/index.ts";

describe("an error by itself", () => {
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
