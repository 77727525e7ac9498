import { atDoor } from "../errors/at-door.ts";
import { InputError } from "../errors/errors.ts";

/**
 * Checks the first argument of `createOnce`, before any order depends on it.
 *
 * @param maker The function that returns the right object: `createTaobao`.
 * @param methods The methods that ordering once calls: `orders.create`.
 * @throws InputError The value is not such an object, or belongs to another marketplace.
 */
export const checkMarketplace = (given: unknown, maker: string, methods: readonly string[]): void =>
  atDoor(() => {
    const missing = methods.find((method) => typeof at(given, method) !== "function");
    if (missing) {
      throw new InputError(`createOnce needs what ${maker} returns: ${missing} is missing`, {
        hint: `Call createOnce(${maker}(options), { journal }).`,
      });
    }
  });

const at = (root: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], root);
