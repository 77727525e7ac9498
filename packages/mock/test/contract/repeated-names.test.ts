import { expect, test } from "vitest";
import { repeatedNames } from "../../src/contract/repeated-names.ts";

test.each([
  ['{"a":1,"b":2}', []],
  ['{"a":1,"a":2}', ["a"]],
  ['{"a":1,"a":2,"a":3}', ["a"]],
  ['{"a":{"b":1},"c":{"b":1}}', []],
  ['{"a":{"b":1,"b":2}}', ["a.b"]],
  ['[{"a":1},{"a":1},{"x":0,"a":[1,2],"a":[]}]', ["2.a"]],
  ['{"a":[{"b":1,"b":2},[{"c":"a","c":"b"}]],"a":0}', ["a.0.b", "a.1.0.c", "a"]],
  ['{"a":1,"\\u0061":2}', ["a"]],
  ['{"a":"a","b":"a","c":"\\"a\\":1,\\"a\\":2"}', []],
  ['{"a\\\\":1,"a\\\\":2,"a":3}', ["a\\"]],
  ['{"":1,"":2}', [""]],
  ['{"a":["x","x"],"b":"x"}', []],
  ['{"constructor":1,"__proto__":2,"__proto__":3}', ["__proto__"]],
  [' { "a" : 1 , "a" : 2 } ', ["a"]],
  ['"text"', []],
])("%s repeats %j", (text, names) => {
  expect(repeatedNames(text, 10).map((way) => way.join("."))).toEqual(names);
});

test("no more are looked for than are told", () => {
  const text = `[${'{"a":1,"a":2},'.repeat(1000)}{}]`;
  expect(repeatedNames(text, 50)).toHaveLength(50);
});
