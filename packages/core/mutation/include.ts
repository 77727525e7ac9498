/**
 * The test files that run. `codec` is a folder, `{codec,signing}` are several, `*.test.ts` the files that lie in `test` itself. All of them
 * by default.
 */
export const includeOf = (tests = "**"): string =>
  tests.endsWith(".ts") ? `test/${tests}` : `test/${tests}/**/*.test.ts`;
