// A contract suite that cannot fail proves nothing: the mock is built from a description with one fault per operation, and the
// checks must find each of them.
import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { createMock } from "@pandapon/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operationsOf, pointedAt } from "../../../../spec/tools/document/index.ts";
import { checkSuccess, createStage, type Stage } from "./check.ts";
import { type ContractOperation, readDescription } from "./description.ts";

const execute = promisify(execFile);
const scratch = fileURLToPath(new URL(`../../.scratch/planted-${process.pid}/`, import.meta.url));
const mockFolder = fileURLToPath(new URL("../../../mock/", import.meta.url));
const description = readDescription();

type Node = Record<string, unknown>;
const document = structuredClone(description.document) as {
  paths: Record<string, Node>;
  components: { schemas: Record<string, Node> };
};
const bodySchema = (path: string) => {
  const slots = operationsOf(document).find((it) => it.path === path)?.slots ?? [];
  const schema = slots.find(({ kind }) => kind === "request")?.schema as Node;
  return pointedAt(document, schema.$ref as string) as { properties: Record<string, Node>; required?: string[] };
};

const plants: readonly {
  readonly fault: string;
  readonly operation: string;
  readonly named: string;
  readonly plant: () => void;
}[] = [
  {
    fault: "a request field of another type",
    operation: "addTaobaoCartItem",
    named: "quantity",
    plant: () => {
      bodySchema("/v2/taobao/cart/add").properties.quantity = { type: "string" };
    },
  },
  {
    fault: "a required request field that no client sends",
    operation: "deleteTaobaoCartItems",
    named: "cartIds",
    plant: () => {
      bodySchema("/v2/taobao/cart/delete").required = ["cartIds"];
    },
  },
  {
    fault: "an answer field of another type",
    operation: "createTaobaoCartOrder",
    named: "createTime",
    plant: () => {
      (document.components.schemas.TaobaoCartOrder as { properties: Record<string, Node> }).properties.createTime = {
        type: "integer",
      };
    },
  },
  {
    fault: "an answer example with one digit changed",
    operation: "listTaobaoCartItems",
    named: "7579055774997",
    plant: () => {
      const example = (document.components as unknown as { examples: Record<string, { value: unknown }> }).examples[
        "listTaobaoCartItems.one-shop"
      ] as { value: unknown };
      example.value = JSON.parse(JSON.stringify(example.value).replace('"7579055774996"', '"7579055774997"'));
    },
  },
];

let stage: Stage;

beforeAll(async () => {
  for (const { plant } of plants) plant();
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  writeFileSync(join(scratch, "openapi.json"), JSON.stringify(document));
  // The code is that of every other test: only the description differs.
  const args = [
    "build.ts",
    "--document",
    join(scratch, "openapi.json"),
    "--out",
    join(scratch, "mock"),
    "--code",
    "dist",
  ];
  await execute(process.execPath, args, { cwd: mockFolder });
  const built = (await import(pathToFileURL(join(scratch, "mock", "index.js")).href)) as {
    createMock: typeof createMock;
  };
  stage = createStage(await built.createMock());
}, 120_000);

afterAll(async () => {
  await stage?.mock.close();
  rmSync(scratch, { recursive: true, force: true });
});

test.each(plants)("$fault turns $operation red", async ({ operation, named }) => {
  expect((await problemsOf(operation)).join("\n")).toContain(named);
});

test("an operation without a fault stays green", async () => {
  expect(await problemsOf("previewTaobaoCartOrder")).toEqual([]);
});

async function problemsOf(id: string): Promise<string[]> {
  const operation = description.operations.find((it) => it.id === id) as ContractOperation;
  const problems: string[] = [];
  for (const answer of operation.answers.filter((it) => it.success)) {
    problems.push(...(await checkSuccess(stage, operation, answer)));
  }
  return problems;
}
