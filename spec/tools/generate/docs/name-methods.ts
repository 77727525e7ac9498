import { type Marketplace, marketplaces } from "../marketplaces.ts";
import type { OperationModel } from "../read/operations.ts";

/**
 * Returns a function that replaces operation ids in a text with the methods that an editor offers: `addTaobaoCartItem` becomes
 * `cart.add`
 * in the package that has it, `taobao.cart.add` in the others.
 */
export function nameMethods(operations: readonly OperationModel[], at: Marketplace["key"]): (text: string) => string {
  const names = new Map(
    operations.map(({ id, package: key, group, name }) => {
      const variable = key === at ? "" : `${marketplaces.find((one) => one.key === key)?.variable ?? key}.`;
      return [id, `${variable}${group}.${name}`];
    }),
  );
  return (text) => text.replace(/`(\w+)`/g, (quoted, id: string) => (names.has(id) ? `\`${names.get(id)}\`` : quoted));
}
