import type { Call, Operation } from "@pandapon/core";
import type { operations } from "@pandapon/core/logistics";
import { operationsOf } from "@pandapon/testkit";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { Logistics } from "../src/index.ts";

/** Where to find each operation. The type checker compares it with operations and methods, a test with the description. */
interface Places {
  getUserAddress: ["addresses", "get"];
  saveUserAddress: ["addresses", "save"];
  estimateOverseasFreight: ["freight", "estimate"];
  previewOrderFreight: ["freight", "preview"];
  updateDomesticLogistics: ["freight", "updateDomestic"];
  createInternationalLogisticsOrder: ["freight", "book"];
}

const places: Places = {
  getUserAddress: ["addresses", "get"],
  saveUserAddress: ["addresses", "save"],
  estimateOverseasFreight: ["freight", "estimate"],
  previewOrderFreight: ["freight", "preview"],
  updateDomesticLogistics: ["freight", "updateDomestic"],
  createInternationalLogisticsOrder: ["freight", "book"],
};

type Groups = Omit<Logistics, "client">;
type Methods = { [G in keyof Groups]: `${G}.${Extract<keyof Groups[G], string>}` }[keyof Groups];
type Placed = { [Id in keyof Places]: `${Places[Id][0]}.${Places[Id][1]}` }[keyof Places];
type MethodAt<G extends keyof Groups, M> = M extends keyof Groups[G] ? Groups[G][M] : never;

/** The operations whose method takes or gives something else than they do. */
type Mistyped = {
  [Id in keyof Places]: MethodAt<Places[Id][0], Places[Id][1]> extends (
    input: infer Input,
    ...rest: never
  ) => Call<infer Output>
    ? (typeof operations)[Id] extends Operation<infer In, infer Out>
      ? [NonNullable<Input>, Output, In, Out] extends [In, Out, NonNullable<Input>, Output]
        ? never
        : Id
      : Id
    : Id;
}[keyof Places];

describe("the types of @pandapon/logistics", () => {
  it("have a method for each operation, and an operation for each method", () => {
    expectTypeOf<keyof Places>().toEqualTypeOf<keyof typeof operations>();
    expectTypeOf<Methods>().toEqualTypeOf<Placed>();
    const described = operationsOf("logistics").map(({ id, group, method }) => [id, [group, method]]);
    expect(places).toEqual(Object.fromEntries(described));
  });

  it("take and give what the operation does", () => {
    expectTypeOf<Mistyped>().toBeNever();
  });
});
