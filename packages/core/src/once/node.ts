export { fileJournal } from "./file/file-journal.ts";
export * from "./index.ts";
