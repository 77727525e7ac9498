/** One layer of every escape taken off, each kind alone: what a curious reader would do with a text. */
const passes: ((text: string) => string)[] = [
  (text) => text.replace(/(?:%[\da-f]{2})+/gi, (run) => decodedBytes(run.match(/[\da-f]{2}/gi) ?? [])),
  (text) => text.replace(/[%\\]u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  (text) => text.replace(/&#x([\da-f]{1,6});/gi, (_, code: string) => point(Number.parseInt(code, 16))),
  (text) => text.replace(/&#(\d{1,7});/g, (_, code: string) => point(Number(code))),
  (text) =>
    text.replace(
      /&(amp|lt|gt|quot|apos);/g,
      (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name] ?? "'",
    ),
  (text) => text.replace(/\\(["\\/'])/g, "$1"),
  (text) => text.replaceAll("+", " "),
];

/** The text and all that is read in it after up to five rounds of each order of decoding that matters, in lower case. */
export function readingsOf(text: string): string[] {
  const readings = new Set([text]);
  let open = [text];
  for (let round = 0; round < 5 && open.length > 0 && readings.size < 24; round++) {
    const next: string[] = [];
    for (const one of open)
      for (const made of [...passes.map((pass) => pass(one)), passes.reduce((so, pass) => pass(so), one)])
        if (!readings.has(made)) {
          readings.add(made);
          next.push(made);
        }
    open = next;
  }
  return [...readings].map((one) => one.toLowerCase());
}

const point = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : "");

function decodedBytes(codes: string[]): string {
  const bytes = Uint8Array.from(codes, (code) => Number.parseInt(code, 16));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return String.fromCharCode(...bytes);
  }
}
