/** Explains failures: texts, hints, redaction. Imported when the first call of a client fails. */
export { redactorOf } from "../errors/create-error.ts";
export { judgeAnswer, judgeAttempt, judgeThrown } from "./judge-outcome.ts";
