/**
 * A path without the values that it was put together from: user ids, order numbers, phone numbers, names. Paths go into hooks, logs
 * and spans.
 */
export const maskPath = (path: string): string => path.replace(/[^/]*(\d{5}|[^!-~]|%)[^/]*/g, "{…}");
