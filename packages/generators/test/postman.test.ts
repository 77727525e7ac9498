import { createRequire } from "node:module";
import { createMock } from "@pandapon/mock";
import { expect, it } from "vitest";
import { collectionOf, prepared } from "../src/postman.ts";

interface Summary {
  readonly run: {
    readonly stats: { readonly requests: { readonly total: number; readonly failed: number } };
    readonly failures: readonly { readonly error: Error; readonly source?: { readonly name: string } }[];
  };
}

interface Newman {
  run(options: object, done: (error: Error | null, summary: Summary) => void): void;
}

it("the Postman collection of the bundle runs 67 of 67 against the mock", { timeout: 120_000 }, async () => {
  const newman = createRequire(import.meta.url)("newman") as Newman;
  const mock = await createMock({ auth: "verify" });
  try {
    const collection = prepared(await collectionOf(), mock.url, mock.credentials);
    const { run } = await new Promise<Summary>((resolve, reject) =>
      newman.run({ collection, reporters: [] }, (error, summary) => (error ? reject(error) : resolve(summary))),
    );
    expect(run.failures.map(({ error, source }) => `${source?.name}: ${error.message}`)).toEqual([]);
    expect(run.stats.requests.total).toBe(67);
    expect(new Set(mock.requests().map(({ operationId }) => operationId)).size).toBe(67);
  } finally {
    await mock.close();
  }
});
