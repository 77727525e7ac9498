import { defineConfig } from "vitest/config";
import { BROWSER_HOOK_MS } from "../runtimes/runners/chromium-launch.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: BROWSER_HOOK_MS,
    // A real browser on a shared machine of CI may starve for seconds; a second run tells that from a fault.
    retry: process.env.CI ? 1 : 0,
    // One browser at a time.
    fileParallelism: false,
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
  },
});
