import { defineConfig } from "vite";

// `npm start` builds the page. `npm run page` serves it with hot reload, beside a shop that is open.
export default defineConfig({
  root: "page",
  logLevel: "warn",
  build: { outDir: "../dist", emptyOutDir: true },
  oxc: { jsx: { runtime: "automatic", importSource: "preact", development: false } },
  server: { proxy: { "/api": "http://127.0.0.1:8790" } },
});
