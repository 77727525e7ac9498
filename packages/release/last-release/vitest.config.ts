import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["test-of-last-release/**/*.test.ts"], testTimeout: 30_000 } });
