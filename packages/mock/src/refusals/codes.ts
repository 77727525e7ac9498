/**
 * Failure codes of the mock. **They are invented**: PandaPon documents no failure code and no HTTP status of failures.
 * They all begin with 99, so that they are not mistaken for codes of the API.
 */
export interface MockCode {
  /** `code` of the envelope. */
  readonly code: number;
  /** The code in words, for programs; also in the header `x-mock-code`. */
  readonly reason: string;
  /** HTTP status of the refusal. Also chosen by the mock. */
  readonly status: number;
  readonly en: string;
  readonly zh: string;
}

export const mockCodes = {
  violation: {
    code: 99400,
    reason: "violation",
    status: 400,
    en: "The request does not match the description",
    zh: "请求不符合接口描述",
  },
  signatureWrong: { code: 99401, reason: "signature-wrong", status: 401, en: "Signature wrong", zh: "签名错误" },
  unknownPath: { code: 99404, reason: "unknown-path", status: 404, en: "No operation has this path", zh: "路径不存在" },
  wrongMethod: {
    code: 99405,
    reason: "wrong-method",
    status: 405,
    en: "The path exists, but not with this method",
    zh: "请求方法不正确",
  },
  notAcceptable: {
    code: 99406,
    reason: "not-acceptable",
    status: 406,
    en: "The `accept` header excludes application/json, the only format of the API",
    zh: "accept 请求头不接受 application/json",
  },
  requestTimeout: {
    code: 99408,
    reason: "request-timeout",
    status: 408,
    en: "The request did not arrive in time",
    zh: "请求接收超时",
  },
  tooLarge: { code: 99413, reason: "too-large", status: 413, en: "The body is too large", zh: "请求体过大" },
  mediaType: {
    code: 99415,
    reason: "media-type",
    status: 415,
    en: "The operation does not accept this form of body",
    zh: "请求体格式不受支持",
  },
  expectation: {
    code: 99417,
    reason: "expectation",
    status: 417,
    en: "The `expect` header asks for something unknown",
    zh: "不支持的 expect 请求头",
  },
  credentialMissing: {
    code: 99420,
    reason: "credential-missing",
    status: 401,
    en: "A credential is missing",
    zh: "缺少鉴权参数",
  },
  accessKeyUnknown: {
    code: 99421,
    reason: "access-key-unknown",
    status: 401,
    en: "The mock does not know this access key",
    zh: "access-key 不存在",
  },
  timestampMalformed: {
    code: 99422,
    reason: "timestamp-malformed",
    status: 401,
    en: "The timestamp is not an epoch time",
    zh: "timestamp 格式错误",
  },
  timestampOutside: {
    code: 99423,
    reason: "timestamp-outside-window",
    status: 401,
    en: "The timestamp is more than 600 s from the mock's clock",
    zh: "timestamp 超出 600 秒的有效期",
  },
  nonceMalformed: {
    code: 99424,
    reason: "nonce-malformed",
    status: 401,
    en: "nonce-str does not have 32 characters",
    zh: "nonce-str 不是 32 个字符",
  },
  nonceReused: {
    code: 99425,
    reason: "nonce-reused",
    status: 401,
    en: "nonce-str was used before",
    zh: "nonce-str 重复使用",
  },
  worldUnknown: {
    code: 99426,
    reason: "world-unknown",
    status: 400,
    en: "No world has the name in `x-mock-world`",
    zh: "x-mock-world 指定的世界不存在",
  },
  scenarioUnknown: {
    code: 99427,
    reason: "scenario-unknown",
    status: 400,
    en: "No scenario has the name in `x-mock-scenario`",
    zh: "x-mock-scenario 指定的场景不存在",
  },
  tooManyRequests: {
    code: 99429,
    reason: "too-many-requests",
    status: 429,
    en: "A rule of the mock limits the number of requests",
    zh: "模拟规则：请求过于频繁",
  },
  headersTooLarge: {
    code: 99431,
    reason: "headers-too-large",
    status: 431,
    en: "The headers are too large",
    zh: "请求头过大",
  },
  tlsOnPlainPort: {
    code: 99432,
    reason: "tls-on-plain-port",
    status: 400,
    en: "This port accepts plain HTTP only: use http:// instead of https://",
    zh: "此端口为明文 HTTP：请使用 http:// 而不是 https://",
  },
  malformedJson: {
    code: 99440,
    reason: "malformed-json",
    status: 400,
    en: "The body is not JSON",
    zh: "请求体不是合法的 JSON",
  },
  malformedUrl: {
    code: 99441,
    reason: "malformed-url",
    status: 400,
    en: "The URL has a broken percent encoding",
    zh: "URL 百分号编码错误",
  },
  preferUnusable: {
    code: 99442,
    reason: "prefer-unusable",
    status: 400,
    en: "The mock cannot do what the `prefer` header asks for",
    zh: "prefer 请求头无法满足",
  },
  malformedHttp: {
    code: 99443,
    reason: "malformed-http",
    status: 400,
    en: "The request cannot be read as HTTP",
    zh: "HTTP 报文格式错误",
  },
  unknownName: {
    code: 99444,
    reason: "unknown-name",
    status: 400,
    en: "The request has names that are not in the description",
    zh: "请求包含接口描述中没有的名称",
  },
  internal: {
    code: 99500,
    reason: "internal",
    status: 500,
    en: "The mock failed; please report it",
    zh: "模拟服务内部错误",
  },
  rule: {
    code: 99503,
    reason: "rule",
    status: 503,
    en: "A rule of the mock answers this call",
    zh: "模拟规则应答了此次调用",
  },
} as const satisfies Record<string, MockCode>;

export type MockCodeName = keyof typeof mockCodes;
