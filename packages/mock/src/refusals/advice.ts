import type { mockCodes } from "./codes.ts";
import type { Text } from "./text.ts";

type MockReason = (typeof mockCodes)[keyof typeof mockCodes]["reason"];

const advice: Readonly<Record<MockReason, Text>> = {
  violation: {
    en: "Fix the marked places: each names the rule of the description that it breaks.",
    zh: "请修改标出的位置：每处都注明了所违反的接口描述规则。",
  },
  "signature-wrong": {
    en: "Compare both columns part by part. Sign exactly the texts that you send, in the order of the rule, and write the digest in upper-case hex.",
    zh: "请逐项对照两列：按规则的顺序，对实际发送的文本签名，摘要用大写十六进制。",
  },
  "unknown-path": {
    en: "Use the exact path of the operation (case-sensitive), below the base path.",
    zh: "请使用接口的路径，注意大小写与基础路径。",
  },
  "wrong-method": { en: "Use a method that the header `allow` names.", zh: "请使用响应头 allow 中的请求方法。" },
  "not-acceptable": {
    en: "Send no `accept` header, or one that allows application/json.",
    zh: "请去掉 accept 请求头，或允许 application/json。",
  },
  "request-timeout": {
    en: "Send the whole request at once; check `content-length`.",
    zh: "请一次发送完整的请求，并检查 content-length。",
  },
  "too-large": {
    en: "Send less per call, or start the mock with a higher limit.",
    zh: "请减少单次请求的数据，或调高模拟服务的上限。",
  },
  "media-type": {
    en: "Send the body as UTF-8 JSON with `content-type: application/json`, uncompressed.",
    zh: "请以 UTF-8 JSON 发送请求体，并设置 content-type: application/json，不要压缩。",
  },
  expectation: { en: "Leave the `expect` header out.", zh: "请去掉 expect 请求头。" },
  "credential-missing": {
    en: "Add what is missing, with the name and in the place shown. The client adds it automatically.",
    zh: "请在指定的位置以指定的名称补上缺少的参数。客户端会自动签名。",
  },
  "access-key-unknown": {
    en: "Use the published test key or a key set of a world, or pass yours to the mock with `credentials`.",
    zh: "请使用公开的测试凭证、某个世界的凭证，或通过 credentials 选项告知模拟服务。",
  },
  "timestamp-malformed": {
    en: "Send epoch seconds (10 digits) or milliseconds (13 digits), as text, without a fraction.",
    zh: "请发送秒（10 位）或毫秒（13 位）时间戳，不带小数。",
  },
  "timestamp-outside-window": {
    en: "Set the caller's clock, sign right before sending, and sign again for each attempt.",
    zh: "请校准调用方的时钟，在发送前签名，每次重试都重新签名。",
  },
  "nonce-malformed": {
    en: "Send 32 random characters of A-Z, a-z and 0-9.",
    zh: "请生成 32 个随机字符（A-Z、a-z、0-9）。",
  },
  "nonce-reused": {
    en: "Use a new nonce and sign again for each request, including each retry.",
    zh: "每次请求（包括重试）都要重新生成 nonce-str 并签名。",
  },
  "world-unknown": { en: "Create the world first, or correct its name.", zh: "请先创建该世界，或更正名称。" },
  "scenario-unknown": { en: "Use one of the listed scenarios.", zh: "请使用列出的场景。" },
  "too-many-requests": {
    en: "Wait for the seconds in `retry-after`, then send the request again.",
    zh: "请按 retry-after 的秒数等待后再发送。",
  },
  "headers-too-large": {
    en: "Send fewer or shorter headers; check cookies first.",
    zh: "请减少请求头，先检查 cookie。",
  },
  "tls-on-plain-port": { en: "Write http:// in the base URL.", zh: "请在基础地址中使用 http://。" },
  "malformed-json": {
    en: "Write the body with a JSON serializer. Write ids beyond 2^53 digit for digit, not rounded.",
    zh: "请用 JSON 序列化生成请求体；超过 2^53 的编号须原样写入，不能取整。",
  },
  "malformed-url": {
    en: "Encode each value of path and query with encodeURIComponent.",
    zh: "请对路径和查询中的每个值使用 encodeURIComponent。",
  },
  "prefer-unusable": {
    en: "Use `example=NAME`, `code=STATUS` or `delay=MS`; the operation lists the names of its examples.",
    zh: "请使用 example=名称、code=状态码 或 delay=毫秒；示例名称见接口说明。",
  },
  "malformed-http": {
    en: "Send the request with an HTTP library; check its first line and headers.",
    zh: "请使用 HTTP 库发送，并检查请求行与请求头。",
  },
  "unknown-name": {
    en: "Fix the names, or start the mock with `--validate lenient` to get a warning instead.",
    zh: "请更正名称，或以 --validate lenient 启动，仅作提醒。",
  },
  internal: { en: "Report it with this request.", zh: "请附上此请求反馈问题。" },
  rule: { en: "Remove the rule, or handle its answer.", zh: "请移除该规则，或处理其应答。" },
};

const OF_THE_WORLD: Text = {
  en: "Handle it as a business refusal: the request is well formed, but the state of the world does not allow it. Look at Orders.",
  zh: "按业务拒绝处理：请求本身正确，是世界的状态不允许。请查看“订单”。",
};

/** What to do about a refusal. */
export const adviceFor = (reason: string): Text =>
  Object.hasOwn(advice, reason) ? advice[reason as MockReason] : OF_THE_WORLD;
