/** `create1688Order` → `Create1688Order`: the beginning of a type's name. */
export function pascalCase(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}

/** `onTaobaoOrderRefund` → `TaobaoOrderRefundPush`; a name cannot begin with the digits of 1688. */
export function pushName(operationId: string): string {
  return `${pascalCase(operationId.replace(/^on/, "")).replace(/^1688/, "Alibaba")}Push`;
}
