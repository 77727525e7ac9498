import { expect, test } from "vitest";
import { RawResult } from "../../src/raw/raw-result.ts";

const counting = () => {
  let made = 0;
  const result = new RawResult("data", { code: 200 }, () => {
    made++;
    return new Response("text");
  });
  return { result: result as unknown as { data: unknown; response: Response }, made: () => made };
};

test("makes the response when it is asked for, and once", async () => {
  const { result, made } = counting();
  expect(result.data).toEqual({ code: 200 });
  expect(made()).toBe(0);
  const { response } = result;
  expect(await response.text()).toBe("text");
  expect(result.response).toBe(response);
  expect(made()).toBe(1);
});

test("has the fields of openapi-fetch's result, so that it can be spread", () => {
  const { result } = counting();
  expect(Object.keys(result)).toEqual(["data", "response"]);
  expect({ ...result }.response).toBeInstanceOf(Response);
  expect(Object.keys(new RawResult("error", {}, Response.error))).toEqual(["error", "response"]);
});
