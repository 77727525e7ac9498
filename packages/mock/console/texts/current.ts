// The language of the page that is built: `build/console-page.ts` puts each language into a page of its own.
export * from "./en.ts";
