export type RawModule = typeof import("./index.ts");

/** Returns a function that imports openapi-fetch and what belongs to it, once: most programs never need it. */
export function createRawLoader(): () => Promise<RawModule> {
  // `import` looks a loaded module up each time, which takes longer than all the rest.
  let loaded: Promise<RawModule> | undefined;
  return () => {
    loaded ??= import("./index.ts");
    return loaded;
  };
}
