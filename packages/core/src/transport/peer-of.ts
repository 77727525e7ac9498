import { shapesOf } from "./never-sent.ts";

/** The address of a connection that was refused or not answered; undefined if the failure does not say. Never throws. */
export function peerOf(error: unknown): { readonly address: string; readonly port: number } | undefined {
  try {
    const { address, port } = shapesOf(error).find((one) => one?.syscall === "connect") ?? {};
    return typeof address === "string" && typeof port === "number" ? { address, port } : undefined;
  } catch {
    return undefined;
  }
}
