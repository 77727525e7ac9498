import type { AnyOperation } from "../types/operation.ts";

/** What is known about a refusal. */
export interface Refusal {
  readonly operation: Pick<AnyOperation, "id" | "grade">;
  /** The name of the operation for its caller: a method such as `cart.list`. */
  readonly name: string;
  readonly isRead: boolean;
  readonly status: number;
  readonly code: unknown;
  /** The server's own text. */
  readonly msg: string | undefined;
  /** The answer is a page, not JSON. */
  readonly isPage: boolean;
  /** `x-mock-code`: only the mock sends it. */
  readonly mockCode: string | null;
  /** A rule of the mock made this answer. */
  readonly isRule: boolean;
  /** A call of this client has succeeded before: its signature is right. */
  readonly hasSucceeded: boolean;
}

const VALIDATOR = /\bmust (not )?(have|be|match|contain|equal)\b/i;
const VIOLATION =
  /\b(required|missing|invalid|illegal|valid|validation|should|parameters?|out of range|not be|too (long|short|many|few|large))\b|不能为空|必[填须須]|缺少|参数|格式|不合法|不正确|超出|长度|obligatori|обязательн|ต้อง|bắt buộc|필수/i;
/** A name as the API writes its fields: `skuId`, `mobile_phone`. */
const FIELD = /\b(?!request|trace|log)[a-z]{2,}([A-Z]|_[a-z])\w*/;
const UNREADABLE = /\bjson\b|\bpars(e|ing)\b/i;
const CREDENTIAL =
  /\bsign(ature)?\b|access.?(key|secret)|credential|unauthori[sz]ed|authenticat|nonce|timestamp|签名|密钥|鉴权|时间戳/i;
const USER = /\buser.?id\b|用户(不存在|id)/i;
const PATH = /\b(endpoint|no (such )?(path|route)|request method)\b|\b(path|url)\b.*\bnot\b|接口不存在|路径不存在/i;
const MANY = /too many requests|rate.?limit|频繁|限流/i;
const BUSY = /\bbusy\b|maintenance|try again|繁忙|维护|稍后/i;
/** Texts that name more than one of these are about the signature as a whole. */
const NONCE = /^(?!.*(sign|access|missing|签名|缺少)).*nonce/is;
const TIME = /^(?!.*(sign|access|missing|nonce|签名|缺少)).*(timestamp|时间戳)/is;

const SIGNATURE =
  "Check that accessKey and accessSecret are complete, belong to the same account and were not reset. If they are right, run npx @pandapon/cli doctor: it finds the signatureScheme and the timestampUnit that the server accepts, which PandaPon does not document.";
const ASK = "Codes other than 200 are not documented: ask PandaPon, and quote requestId.";
const OWN = "Read msg: it is the server's own text.";
const PAGE = "Look at body: a proxy, a firewall or a login page may have answered instead of the API.";
const CHANGED = "Check what middleware or a proxy changes in headers and body.";

/** What to do after a refusal, judged by the answer. */
export function refusalHint(refusal: Refusal): string {
  const { operation, name, status, code, msg = "", mockCode, hasSucceeded } = refusal;
  // The codes of the mock begin with 99 so that they cannot be mistaken for codes of the API.
  const isMock = mockCode !== null || /^99\d{3}$/.test(String(code));
  const own = msg === "" ? "" : `${OWN} `;
  const known = hintOfStatus(refusal) ?? hintOfText(refusal, isMock);
  if (known !== undefined) return known;
  if (status === 401 || CREDENTIAL.test(msg)) {
    if (isMock) return `${own}Use the credentials that the mock prints when it starts (mock.credentials in a test).`;
    if (!hasSucceeded) return SIGNATURE;
    return "This client has succeeded before: check in PandaPon's console whether the key was reset or has expired.";
  }
  if (status === 403) return `${own}Check in PandaPon's console whether the account may call this operation from here.`;
  if (status === 404 || status === 405 || status === 410 || PATH.test(msg)) {
    if (isMock) return `${own}Check baseUrl and overrides.`;
    const hint = pathHint(operation, name);
    return own === "" || PATH.test(msg) ? hint : `${own}If that is not enough: ${hint}`;
  }
  if (status >= 500) return "The server failed: send it again later.";
  if (isMock) return `${own}This code comes from @pandapon/mock: look it up in its README.`;
  if (msg !== "") return `${own}If that is not enough: ${hasSucceeded ? ASK : SIGNATURE}`;
  const open = hasSucceeded ? ASK : `The answer does not say why, and this client has not succeeded yet. ${SIGNATURE}`;
  return isProven(operation) ? open : `${open} ${pathHint(operation, name)}`;
}

/** For what the status alone tells, or who answered. */
function hintOfStatus({ status, isPage, isRule }: Refusal): string | undefined {
  if (status >= 300 && status < 400)
    return "Set baseUrl to the final address: redirects are not followed, because they would leak the signature.";
  if (status === 407) return "Give the proxy its user name and password: it refused this request.";
  if (status < 400 || status >= 500) return undefined;
  if (isRule)
    return "A rule of the mock made this answer (mock.next, --scenario): remove the rule to get the usual answer.";
  if (isPage) return PAGE;
  if (status === 413 || status === 414 || status === 431) return "Send less in one call: the request is too long.";
  if (status === 408 || status === 425) return "Send it again.";
  return status === 406 || status === 415 ? CHANGED : undefined;
}

/** For what the server's own text names. */
function hintOfText({ status, msg = "", isRead }: Refusal, isMock: boolean): string | undefined {
  if (MANY.test(msg)) return "Set the option limits, and send it again later: the server received too many requests.";
  if (NONCE.test(msg)) return "Let the option nonce return new text of 32 letters and digits for each attempt.";
  if (TIME.test(msg)) return "Check this machine's clock. If it is right, try the other timestampUnit.";
  if (USER.test(msg)) return "Check userId: the server does not accept it with this access key.";
  if (status === 401) return undefined;
  if (VALIDATOR.test(msg)) return "Fix the field that msg names, then send it again.";
  if (CREDENTIAL.test(msg) || PATH.test(msg)) return undefined;
  if (UNREADABLE.test(msg)) return CHANGED;
  if (VIOLATION.test(msg) || (!isMock && FIELD.test(msg))) return "Fix the field that msg names, then send it again.";
  return isRead && BUSY.test(msg) ? "The server failed: send it again later." : undefined;
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
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code)) return `Check baseUrl and DNS: no address is found for ${hostname}.`;
  if (/CERT|SIGNED|UNABLE_TO_VERIFY/.test(code))
    return `Check baseUrl and certificates: this machine does not trust the one of ${origin}. NODE_EXTRA_CA_CERTS names a file with more.`;
  if (!/^(localhost$|127(\.\d+){3}$|\[::1\])/.test(hostname) || !(REFUSED.test(code) || PLAIN.test(code)))
    return `Check baseUrl (${origin}), DNS, proxy, firewall, certificates.`;
  return PLAIN.test(code)
    ? `Begin baseUrl with http://: the server on ${origin} does not speak https.`
    : `Is the mock running? Nothing listens on ${origin}: start it with npx @pandapon/mock, or set baseUrl.`;
}
