import { atDoor } from "../errors/at-door.ts";
import { InputError } from "../errors/errors.ts";
import { requireType } from "../errors/require-type.ts";
import type { ClientOptions } from "./options.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Client options from PANDAPON_ACCESS_KEY, PANDAPON_ACCESS_SECRET, PANDAPON_USER_ID and, when set, PANDAPON_BASE_URL:
 * `createClient(fromEnv())`.
 *
 * @throws InputError Names the variables that are missing.
 */
export function fromEnv(
  env: Environment = (globalThis as { process?: { env?: Environment } }).process?.env ?? {},
): ClientOptions & { readonly credentials?: undefined } {
  requireType("env", env, "object");
  return atDoor(() => fromVariables(env));
}

function fromVariables(env: Environment): ReturnType<typeof fromEnv> {
  const read = (name: string): string => String(env[`PANDAPON_${name}`] ?? "").trim();
  const missing = ["ACCESS_KEY", "ACCESS_SECRET", "USER_ID"].filter((name) => !read(name));
  if (missing.length > 0) {
    throw new InputError(`not set in the environment: ${missing.map((name) => `PANDAPON_${name}`).join(", ")}`);
  }
  const baseUrl = read("BASE_URL");
  return {
    accessKey: read("ACCESS_KEY"),
    accessSecret: read("ACCESS_SECRET"),
    userId: read("USER_ID"),
    ...(baseUrl && { baseUrl }),
  };
}
