// What the tests of the marketplace packages have in common. Private: never installed by users.
export { credentials } from "./credentials.ts";
export { describeMethods } from "./describe-methods.ts";
export { describePaging } from "./describe-paging.ts";
export { usedHeap } from "./heap.ts";
export {
  createWorld,
  type Fate,
  persist,
  type Shop,
  type Trouble,
  type World,
  type WorldOrder,
  withoutStacks,
} from "./once-world.ts";
export { type Described, operationsOf, type PackageName } from "./operations-of.ts";
export { createRecorder, type Recorded } from "./recorder.ts";
