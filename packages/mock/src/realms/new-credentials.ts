import type { MockCredentials } from "../auth/credentials.ts";

/** A key set that no other world has, and that is obviously not real. */
export function newCredentials(): MockCredentials {
  const key = hex(12);
  return {
    accessKey: `00000000${key}`,
    accessSecret: `mock-secret-${hex(12)}`,
    userId: `21${String(Math.floor(Math.random() * 1e11)).padStart(11, "0")}`,
  };
}

/** They only guard a mock: they must differ, but need no secure randomness. */
const hex = (bytes: number): string =>
  Array.from({ length: bytes }, () =>
    Math.floor(Math.random() * 256)
      .toString(16)
      .padStart(2, "0"),
  ).join("");
