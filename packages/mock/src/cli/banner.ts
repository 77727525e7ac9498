import { WINDOW_MS } from "../auth/faults.ts";
import type { Mock } from "../create-mock.ts";
import type { MockOptions } from "../options.ts";

/** What a user needs for the first call. */
export function banner(mock: Mock, options: MockOptions): string {
  const { accessKey, accessSecret, userId } = mock.credentials;
  const origin = new URL(mock.url).origin;
  return `PandaPon mock listening on ${mock.url}

  accessKey     ${accessKey}
  accessSecret  ${accessSecret}
  userId        ${userId}
  auth          ${authLine(options.auth ?? "verify")}

  JavaScript    createClient({ baseUrl: "${mock.url}", accessKey, accessSecret, userId })
  curl          curl ${origin}/__mock/health
  console       ${origin}/__mock            (this address in a browser leads there)
  description   ${origin}/openapi.json
${everywhere(options.host)}
`;
}

/** An address that listens everywhere is reached under other names, too. */
function everywhere(host: string | undefined): string {
  if (host !== "0.0.0.0" && host !== "::") return "";
  return `
  It listens on every address of this machine. From other machines and containers call it by this machine's name or address;
  /__mock answers there only to names given with --control-host.
`;
}

function authLine(auth: NonNullable<MockOptions["auth"]>): string {
  if (auth === "off") return "off: credentials are not checked";
  const checks = `signature, timestamp (±${WINDOW_MS / 1000} s), nonce-str and user-id`;
  return auth === "verify" ? `verify: ${checks} are checked` : `lenient: ${checks} are checked, wrong ones tolerated`;
}
