import { lazily } from "../values/lazily.ts";
import type { Told } from "./observer.ts";
import type { Observe } from "./watch.ts";

/** Undefined without hooks and logger: then nothing is measured. The first call imports the module that reports to them. */
export function createObserve(told: Told): Observe | undefined {
  if (!told.hooks && !told.logger) return undefined;
  const load = lazily(() => import("./observer.ts"));
  return (operation) =>
    load().then(
      ({ observeCall }) => observeCall(told, operation),
      () => undefined,
    );
}
