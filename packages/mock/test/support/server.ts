import { createMock, type Mock, type MockOptions } from "@pandapon/mock";
import { afterAll, beforeAll } from "vitest";

/** A mock for all tests of a file, closed at the end. */
export function mockForFile(options: MockOptions = {}): { readonly mock: Mock } {
  let running: Mock | undefined;
  beforeAll(async () => {
    running = await createMock(options);
  });
  afterAll(async () => {
    await running?.close();
  });
  return {
    get mock() {
      if (running === undefined) throw new Error("not started yet");
      return running;
    },
  };
}
