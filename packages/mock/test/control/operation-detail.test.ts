import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { shortText } from "../../src/control/operations/short-text.ts";
import type { FieldShape, OperationDetail, OperationShape } from "../../src/control/shapes/index.ts";
import { mockForFile } from "../support/server.ts";

const running = mockForFile();
const get = async <T>(path: string): Promise<T> =>
  (await (await running.mock.fetch(`http://mock/__mock/${path}`)).json()) as T;
const detailOf = (id: string): Promise<OperationDetail> => get(`operations/${id}`);
const fieldOf = (fields: readonly FieldShape[], path: string): FieldShape | undefined =>
  fields.find((field) => field.path === path);

describe("an operation", () => {
  it("lists its input with types, needs, spellings and grades", async () => {
    const { input } = await detailOf("createTaobaoCartOrder");
    expect(fieldOf(input, "ids[]")).toMatchObject({
      in: "body",
      depth: 0,
      type: "integer[] | null",
      nullable: true,
      required: false,
      needed: "inferred",
      int64: "number",
      grade: "documented",
    });
    expect(fieldOf(input, "orderAddress.mobile_phone")).toMatchObject({ depth: 1, alias: ["mobilePhone"] });
  });

  it("tells query parameters from the body, and which are required", async () => {
    const { input } = await detailOf("getTaobaoProduct");
    expect(fieldOf(input, "itemId")).toMatchObject({ in: "query", required: true, type: "string" });
  });

  it("lists its answer with units and known values, through lists and JSON text", { timeout: 30_000 }, async () => {
    const { output } = await detailOf("createTaobaoCartOrder");
    expect(fieldOf(output, "data.subOrderVOS[].purchaseAmount")?.unit?.unit).toBe("fen");
    const all = await Promise.all(
      (await get<OperationShape[]>("operations")).map(({ id }) => detailOf(id).then((one) => one.output)),
    );
    const fields = all.flat();
    expect(fields.filter(({ known }) => known !== undefined).length).toBeGreaterThan(50);
    const text = fields.find(({ jsonText }) => jsonText === true);
    expect(text?.type).toContain("string");
    expect(fields.some(({ path }) => path.startsWith(`${text?.path}`) && path !== text?.path)).toBe(true);
    expect(fields.every(({ grade }) => grade !== undefined)).toBe(true);
  });

  it("has its examples, each with the input that it is paired with", async () => {
    const { examples } = await detailOf("createTaobaoCartOrder");
    const seed = examples.find(({ name }) => name === "seed-order");
    expect(seed).toMatchObject({ response: "200", code: 200, grade: "documented", request: { ids: [382] } });
    expect(seed?.answer).toMatchObject({ code: 200 });
    expect(examples.find(({ name }) => name === "records-gone")).toMatchObject({ response: "default" });
  });

  it("says how to find out what happened, where it stands in the client, and what is not known", async () => {
    const detail = await detailOf("createTaobaoCartOrder");
    expect(detail.reconcile?.operation).toBe("listTaobaoOrders");
    expect(detail.client).toEqual({ package: "taobao", group: "cart", method: "createOrder" });
    expect(detail.openQuestions.length).toBeGreaterThan(0);
    expect(detail.contradictions.length).toBeGreaterThan(0);
    expect(detail.sources[0]).toContain("pandapon.com");
    expect(detail.description).not.toMatch(/Evidence|Sources disagree|Open questions|\*\*Safety/);
  });

  it("that does not exist is a 404", async () => {
    expect((await running.mock.fetch("http://mock/__mock/operations/buyEverything")).status).toBe(404);
  });
});

describe("its TypeScript types", () => {
  it("of all operations are TypeScript, and have no field twice", { timeout: 60_000 }, async () => {
    const operations = await get<OperationShape[]>("operations");
    const types = await Promise.all(operations.map(({ id }) => detailOf(id).then((one) => one.types)));
    const source = types.map(({ input, output }) => `${input}\n${output}`).join("\n");
    const folder = mkdtempSync(join(tmpdir(), "pandapon-types-"));
    try {
      writeFileSync(join(folder, "types.ts"), source);
      const tsc = fileURLToPath(new URL("../../../../node_modules/typescript/bin/tsc", import.meta.url));
      const flags = ["--noEmit", "--strict", "--skipLibCheck", "--types", "", "types.ts"];
      const { status, stdout } = spawnSync(process.execPath, [tsc, ...flags], { cwd: folder, encoding: "utf8" });
      expect(stdout).toBe("");
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("show ids as text, and what clients demand without a question mark", async () => {
    const { types } = await detailOf("createTaobaoCartOrder");
    expect(types.input).toContain("  ids: string[] | null;");
    expect(types.output).toContain("  code: number;");
    expect(types.output).toMatch(/developId\?: string \| null;/);
  });
});

describe("shortText", () => {
  it("leaves out what the bundle appends, and what belongs to it", () => {
    const text =
      "One.\n\nTwo.\n\nUnit: fen.\n\n**Open questions**\n\n- What.\n- Where.\n\nEvidence: **documented**. as seen";
    expect(shortText(text)).toBe("One.\n\nTwo.");
  });

  it("keeps lists of its own", () => {
    expect(shortText("One:\n\n- a\n- b")).toBe("One:\n\n- a\n- b");
  });
});
