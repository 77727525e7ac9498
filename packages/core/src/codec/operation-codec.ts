import type { Operation } from "../types/operation.ts";
import { markWholeNumbers } from "../values/exact-numbers.ts";
import { parseJson } from "../values/parse-json.ts";
import { compareSpellings } from "./aliases.ts";
import { idsToText, unmarkNumbers } from "./answer-ids.ts";
import { compilePaths, JSON_TEXT, NUMBER_ID, type PathNode, TEXT_ID, WHOLE_NUMBER } from "./field-paths.ts";
import { jsonValue, kindOf } from "./input-values.ts";
import { refuse } from "./refuse.ts";
import { expandPath, namesIn, writeQuery } from "./url.ts";
import { writeFields } from "./write-json.ts";

/** An input as it goes on the wire. */
export interface EncodedInput {
  /** Begins with `/`. */
  readonly path: string;
  /** Without `?`; `""` when there is none. */
  readonly query: string;
  /** JSON; `undefined` when the operation takes no body. */
  readonly body: string | undefined;
}

export interface OperationCodec {
  /**
   * Spreads the fields over path, query and body. The input is read only.
   *
   * @throws InputError A field cannot be written exactly as it was meant; the message names it.
   */
  encodeInput(input: unknown): EncodedInput;
  /**
   * Reads an answer: the operation's 64-bit ids and all integers beyond ±(2^53 − 1) as text, all else as `JSON.parse` does.
   *
   * @throws SyntaxError Not JSON, or an id is a number that cannot be read exactly.
   */
  decodeAnswer(text: string): unknown;
}

/** Prepares an operation. The first call compiles its paths. */
export function compileOperation(operation: Operation<never, unknown>): OperationCodec {
  const { path, query = [], body, numberIds, textIds, jsonText, wholeNumbers, aliases = [], ids = [] } = operation;
  const inPath = namesIn(path);
  const elsewhere = new Set([...query, ...inPath]);
  let input: readonly [values: PathNode | undefined, spellings: PathNode | undefined] | undefined;
  let answer: PathNode | undefined;
  return {
    encodeInput: (given: unknown = {}) => {
      const value = jsonValue(given, "");
      if (!isFields(value))
        return refuse("input", "is not an object", "Pass its fields as an object. Check for a missing await.");
      // Reads each own field once, and no field of a prototype.
      const fields = { ...value };
      input ??= [
        compilePaths([
          [NUMBER_ID, numberIds],
          [TEXT_ID, textIds],
          [JSON_TEXT, jsonText],
          [WHOLE_NUMBER, wholeNumbers],
        ]),
        compilePaths(aliases.map((group, index) => [index + 1, group])),
      ];
      const [nodes, spellings] = input;
      const rest = Object.keys(fields).filter((name) => !elsewhere.has(name));
      const encoded = {
        path: inPath.length > 0 ? expandPath(path, fields, nodes) : path,
        // Without a body, fields that the description does not know go into the query: dropping them would be worse.
        query: writeQuery(body ? query : [...query, ...rest], fields, nodes),
        body: body && writeFields(rest, fields, nodes, []),
      };
      if (spellings) compareSpellings(fields, spellings, "");
      return encoded;
    },
    decodeAnswer: (text) => {
      answer ??= compilePaths([[TEXT_ID, ["developId", ...ids]]]);
      const value = parseJson(text);
      if (!answer || !idsToText(value, answer)) return value;
      // An id in decimal or exponent form, which no server should send.
      const exact = parseJson(markWholeNumbers(text));
      if (idsToText(exact, answer)) throw new SyntaxError("an id is a number that cannot be read exactly");
      unmarkNumbers(exact);
      return exact;
    },
  };
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && kindOf(value) === undefined;
