import { expect, it } from "vitest";
import { type StreamOptions, streamByIds } from "../../src/bulk/index.ts";
import { failure } from "../support/client.ts";
import { all, automatic, numbered } from "./support.ts";

const run = (options: StreamOptions, ids: Iterable<string | number> = numbered(3)) =>
  all(streamByIds(ids, automatic().read, options));
const same = "Pass the same ids in the same order as in the run that the cursor comes from.";

it.each<[string, () => Promise<unknown>, string, string | undefined]>([
  [
    "too many at once",
    () => failure(run({ concurrency: 65 })),
    "concurrency is 65, not a whole number from 1 to 64",
    undefined,
  ],
  [
    "a text that is not a cursor",
    () => failure(run({ after: "x" })),
    '"x" is not a cursor',
    "Store `cursor` of the last item that you have finished, unchanged.",
  ],
  [
    "a cursor of other ids",
    () => failure(run({ after: "2:other" })),
    "the cursor does not fit these ids: number 2 is id-1, not other",
    same,
  ],
  [
    "a cursor of more ids",
    () => failure(run({ after: "9:id-8" })),
    "the cursor does not fit these ids: number 9 is missing, not id-8",
    same,
  ],
  [
    "a signal",
    () => failure(run({ signal: AbortSignal.abort() })),
    "the stream was aborted by its signal",
    "Continue with `after`: the cursor of the last item that you have finished.",
  ],
  [
    "a number that has lost digits",
    async () => (await run({}, [2 ** 53]))[0]?.error,
    "9007199254740992 is not an id: a number is exact up to 2^53 - 1 only",
    "Pass ids as text.",
  ],
])("says what is wrong, and what to do: %s", async (_, fail, message, hint) => {
  expect(await fail()).toMatchObject({ message, ...(hint && { hint }) });
});

it("goes by the last id after the first line of a cursor as well", async () => {
  const ids = ["a\nb", "c"];
  const [first] = await run({}, ids);
  expect((await run({ after: first?.cursor }, ids)).map(({ id }) => id)).toEqual(["c"]);
});

it.each<[string, unknown, unknown?, unknown?]>([
  ["ids is one text, not a list of ids", "1,2"],
  ["ids is not an object", undefined],
  ["ids is not an object", 5],
  ["ids is not a list", { length: 1 }],
  ["read is not a function", ["1"], "read"],
  ["options is not an object", ["1"], undefined, null],
])("%s", async (message, ids, read = automatic().read, options = {}) => {
  const error = await failure(all(streamByIds(ids as never, read as never, options as never)));
  expect(error).toMatchObject({ name: "InputError", message });
});

it("takes ids from what yields them, at once or later", async () => {
  async function* later() {
    yield "1";
    yield "2";
  }
  for (const ids of [["1", "2"], new Set(["1", "2"]), later()])
    expect((await all(streamByIds(ids, automatic().read))).map(({ id }) => id)).toEqual(["1", "2"]);
});

it.each([null, undefined, true, {}, Symbol("1")])("an item says that %s is not an id", async (id) => {
  const [item] = await all(streamByIds([id as never], automatic().read));
  expect(item).toMatchObject({ id: typeof id, ok: false, error: { message: `${typeof id} is not an id` } });
});
