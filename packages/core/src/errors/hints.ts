import type { AnyOperation } from "../types/operation.ts";

/** What is known about a refusal. */
export interface Refusal {
  readonly operation: Pick<AnyOperation, "id" | "grade">;
  /** The name of the operation for its caller: a method such as `cart.list`. */
  readonly name: string;
  readonly status: number;
  readonly code: unknown;
  /** The server's own text. */
  readonly msg: string | undefined;
  /** `x-mock-code`: only the mock sends it. */
  readonly mockCode: string | null;
  /** A call of this client has succeeded before: its signature is right. */
  readonly hasSucceeded: boolean;
}

const VALIDATOR = /\bmust (not )?(have|be|match|contain|equal)\b/i;
const VIOLATION = /\b(required|missing|invalid|too (long|short|many|few|large))\b|不能为空|必填|缺少|参数|格式/i;
const CREDENTIAL =
  /\bsign(ature)?\b|access.?(key|secret)|credential|unauthori[sz]ed|authenticat|nonce|timestamp|\btoken\b|签名|密钥|鉴权|认证|授权|时间戳/i;
const PATH = /\b(path|route|endpoint)\b|接口不存在|路径/i;

const SIGNATURE =
  "Check that accessKey and accessSecret are complete, belong to the same account and were not reset. If they are right, run npx @pandapon/cli doctor: it finds the signatureScheme and the timestampUnit that the server accepts, which PandaPon does not document.";
const ASK = "Codes other than 200 are not documented: ask PandaPon, and quote requestId.";
const MOCK = "This code comes from @pandapon/mock: look it up in its README.";

/** What to do after a refusal, judged by the answer. */
export function refusalHint({ operation, name, status, code, msg = "", mockCode, hasSucceeded }: Refusal): string {
  // The codes of the mock begin with 99 so that they cannot be mistaken for codes of the API.
  const isMock = mockCode !== null || /^99\d{3}$/.test(String(code));
  if (status >= 300 && status < 400)
    return "Set baseUrl to the final address: redirects are not followed, because they would leak the signature.";
  if (status !== 401 && (VALIDATOR.test(msg) || (VIOLATION.test(msg) && !CREDENTIAL.test(msg))))
    return "Fix the field that msg names, then send it again.";
  if (status === 401 || CREDENTIAL.test(msg)) {
    if (isMock) return "Use the credentials that the mock prints when it starts (mock.credentials in a test).";
    if (!hasSucceeded) return SIGNATURE;
    return "This client has succeeded before: check in PandaPon's console whether the key was reset or has expired.";
  }
  if (status === 403) return "Check in PandaPon's console whether the account may call this operation.";
  if (status === 404 || status === 405 || PATH.test(msg)) return pathHint(operation, name);
  if (status >= 500) return "The server failed: send it again later.";
  const own = msg === "" ? [] : ["Read msg: it is the server's own text."];
  if (isMock) return [...own, MOCK].join(" ");
  if (msg !== "") return [...own, `If that is not enough: ${hasSucceeded ? ASK : SIGNATURE}`].join(" ");
  const open = hasSucceeded ? ASK : `The answer does not say why, and this client has not succeeded yet. ${SIGNATURE}`;
  return isProven(operation) ? open : `${open} ${pathHint(operation, name)}`;
}

const isProven = ({ grade }: Refusal["operation"]): boolean => grade === "confirmed" || grade === "documented";

const pathHint = (operation: Refusal["operation"], name: string): string =>
  isProven(operation)
    ? `Check baseUrl: the path of ${name} is ${operation.grade}.`
    : `The path of ${name} is ${operation.grade}, not documented. If PandaPon gives you another one, set overrides: { ${operation.id}: { path } }.`;

/** The methods whose outcome `orders.reconcile` finds out. It knows nothing of refunds and receipts. */
const RECONCILED = /^(orders|cart)\.(create|pay|cancel)/;

/**
 * What to do while an outcome is unknown.
 *
 * @param failed The method or operation whose outcome is unknown.
 * @param name The method or operation that tells what happened.
 */
export function unknownHint(failed: string, name: string | undefined): string {
  const where =
    name === undefined
      ? "No operation tells what happened: look in PandaPon's console"
      : RECONCILED.test(failed)
        ? `Find out first with orders.reconcile, which reads ${name}`
        : `Find out first with ${name}${name.includes(".") ? "" : " (orders: orders.reconcile of the marketplace package)"}`;
  return `Do NOT send it again 切勿重发: it may have been carried out. ${where}.`;
}

/** What a failed `fetch` tells about its cause. */
export interface Unsent {
  readonly code?: string | undefined;
  /** The first informative text among the causes. */
  readonly detail?: string | undefined;
  /** The address that `fetch` tried to connect to. */
  readonly peer?: { readonly address: string; readonly port: number } | undefined;
}

/** Codes of Node and Bun for a refused connection; Deno has none. */
const REFUSED = /^(ECONNREFUSED|ConnectionRefused|FailedToOpenSocket|)$/;
/** Codes for an answer that is not TLS. */
const PLAIN = /^(ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)|EPROTO)$/;

/**
 * What to do when nothing was sent.
 *
 * @param baseUrl The address that the call was meant for.
 */
export const unsentHint = (baseUrl: string, { code = "", detail, peer }: Unsent = {}): string => {
  const url = new URL(baseUrl);
  return `Nothing was sent. ${adviceFor(url, code, detail, peer)}`;
};

function adviceFor(
  { hostname, origin, protocol, port }: URL,
  code: string,
  detail: Unsent["detail"],
  peer: Unsent["peer"],
): string {
  if (code === "UND_ERR_INVALID_ARG")
    return "Pass `fetch: undici.fetch` from the package that your dispatcher comes from: this fetch belongs to another version.";
  if (detail === "bad port") return `Let the server listen on another port: fetch refuses ${port}, as browsers do.`;
  if (peer && peer.port !== Number(port || (protocol === "https:" ? 443 : 80)))
    return `Start the proxy, or set the right one: ${peer.address} does not answer on port ${peer.port}, and ${origin} was not asked.`;
  if (!/^(localhost$|127(\.\d+){3}$|\[::1\])/.test(hostname) || !(REFUSED.test(code) || PLAIN.test(code)))
    return `Check baseUrl (${origin}), DNS, proxy, firewall, certificates.`;
  return PLAIN.test(code)
    ? `Begin baseUrl with http://: the server on ${origin} does not speak https.`
    : `Is the mock running? Nothing listens on ${origin}: start it with npx @pandapon/mock, or set baseUrl.`;
}
