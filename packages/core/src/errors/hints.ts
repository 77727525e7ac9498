import type { AnyOperation } from "../types/operation.ts";

/**
 * The server said no. What is to be done depends on what is known for certain.
 *
 * @param hasSucceeded This client has had a success: its signature is right.
 * @param hasText The server said why.
 */
export function refusalHint(
  { id, grade }: AnyOperation,
  status: number,
  hasSucceeded: boolean,
  hasText: boolean,
): string {
  const hints = [
    status >= 300 &&
      status < 400 &&
      "Redirects are not followed, they would leak the signature: set baseUrl to the final address.",
    !/^(confirmed|documented)$/.test(grade) &&
      `Should the server not know the path (it is ${grade}, not documented): overrides: { ${id}: { path } }.`,
    !hasSucceeded &&
      'This client has had no success yet: check the credentials, then try timestampUnit: "ms", then other signatureSchemes. Neither unit nor rule is settled by documentation; explainSignature() shows the steps.',
  ].filter(Boolean);
  if (hints.length === 0) hints.push("Codes other than 200 are undocumented: ask PandaPon with requestId.");
  if (hasText) hints.unshift("Read msg first, it is the server's own.");
  return hints.join(" ");
}

/** @param reconcile The operation that tells what happened. */
export const unknownHint = (reconcile: string | undefined): string =>
  `Do NOT send it again 切勿重发: it may have been carried out. ${
    reconcile
      ? `Look with ${reconcile} first (orders: orders.reconcile)`
      : "No operation tells: look in PandaPon's console"
  }.`;
