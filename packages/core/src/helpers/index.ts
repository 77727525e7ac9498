export { formatChinaTime, parseChinaTime } from "./china-time.ts";
export { fenToYuan, yuanToFen } from "./money.ts";
export { createRedactor } from "./redact.ts";
