import { readFileSync } from "node:fs";
import { createMock } from "@pandapon/mock";
import { expect, it } from "vitest";

const published = readFileSync(new URL(import.meta.resolve("@pandapon/spec/openapi.json")), "utf8");

it("the description comes with the mock's own address first, and every digit of an id", async () => {
  const mock = await createMock();
  try {
    const text = await (await fetch(`${new URL(mock.url).origin}/openapi.json`)).text();
    const { servers, ...document } = JSON.parse(text) as { servers: { url: string }[] };
    const { servers: others, ...rest } = JSON.parse(published) as { servers: { url: string }[] };
    expect(servers).toEqual([{ url: mock.url, description: "This mock" }, ...others]);
    expect(document).toEqual(rest);
    const bare = /(?<=": ?|\[|, ?)\d{17,}(?=[,\]}\s])/g;
    expect(text.match(bare)?.length).toBeGreaterThan(10);
    expect(new Set(text.match(bare))).toEqual(new Set(published.match(/(?<=^ *(?:"\w+": )?)\d{17,}(?=,?$)/gm)));
  } finally {
    await mock.close();
  }
});
