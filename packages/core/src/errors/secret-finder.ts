import { readingsOf, utf8 } from "./decode-layers.ts";

/** Shorter texts, in bytes of UTF-8, are not secrets: removing them would garble what stands around them. */
const MIN_BYTES = 4;
/** A longer secret is recognized by its first bytes, and as many bytes as it is long are then removed. Fewer bytes if there are many secrets. */
const MAX_BYTES = 24;
/** How many bytes of all secrets are stored, at four or more of each. */
const MAX_STORED = 24_000;
/** Readings of a secret that holds escapes itself; and of all secrets. */
const MAX_READINGS = 16;
const MAX_ALL_READINGS = 400;
/** The length of a longer text is not counted but overestimated. */
const MAX_COUNTED = 100;

/** Finds secrets in bytes. */
export interface SecretFinder {
  /** How many bytes were stored: the cost of making it. */
  readonly size: number;
  /**
   * Reports each secret found, from its first byte to behind its last, which may lie behind the end of the text. Takes each byte
   * once, however many secrets there are. Returns where the beginning of a secret stands that the end of the text breaks off.
   */
  find(bytes: string, report: (start: number, end: number) => void): number;
}

/** Aho and Corasick: one automaton for all secrets. Its nodes are the beginnings of secrets, by number; 0 is the empty one. */
export function createFinder(secrets: Iterable<string | undefined>): SecretFinder {
  /** From a node, times 256, and a letter to the next node. */
  const next = new Map<number, number>();
  const depths = [0];
  /** The longest end of a beginning that is the beginning of a secret too. */
  const links = [0];
  /** Length of the longest secret that ends here, 0 for none; and how many bytes of a longer one follow. */
  const lengths = [0];
  const rests = [0];

  function step(from: number, letter: number): number {
    for (let node = from; ; node = links[node] as number) {
      const child = next.get(node * 256 + letter);
      if (child !== undefined || node === 0) return child ?? 0;
    }
  }

  function add(parent: number, letter: number): number {
    const link = parent && step(links[parent] as number, letter);
    const node = depths.push((depths[parent] as number) + 1) - 1;
    links.push(link);
    lengths.push(lengths[link] as number);
    rests.push(rests[link] as number);
    next.set(parent * 256 + letter, node);
    return node;
  }

  // One letter of all secrets after the other: a link leads to a node that is there already.
  const texts = Array.from(secrets, (secret = "") => String(secret).trim());
  const readings = Math.max(1, Math.min(MAX_READINGS, Math.floor(MAX_ALL_READINGS / texts.length)));
  let open = texts.flatMap((text) => formsOf(text, readings)).map((form) => ({ form, node: 0 }));
  const most = Math.max(MIN_BYTES, Math.min(MAX_BYTES, Math.floor(MAX_STORED / open.length)));
  for (let length = 1; open.length > 0; length++) {
    open = open.filter((one) => {
      const { bytes, unseen } = one.form;
      const letter = letterAt(bytes, length - 1);
      one.node = next.get(one.node * 256 + letter) ?? add(one.node, letter);
      if (length < Math.min(most, bytes.length)) return true;
      lengths[one.node] = length;
      rests[one.node] = Math.max(rests[one.node] as number, bytes.length - length + unseen);
      return false;
    });
  }

  return {
    size: next.size,
    find(bytes, report) {
      let node = 0;
      for (let at = 0; at < bytes.length; at++) {
        node = step(node, letterAt(bytes, at));
        const length = lengths[node];
        if (length) report(at + 1 - length, at + 1 + (rests[node] as number));
      }
      return bytes.length - (depths[node] as number);
    },
  };
}

/** Letters in either case; and `+`, which stands for a space in a form. */
function letterAt(bytes: string, at: number): number {
  const byte = bytes.charCodeAt(at);
  return byte >= 65 && byte <= 90 ? byte + 32 : byte === 43 ? 32 : byte;
}

/**
 * The bytes of a secret, of a long one the first, and how many may follow: in UTF-8; with the characters of Latin-1 as one byte each; and as UTF-8
 * that was read as Latin-1, as `fetch` reads headers.
 */
function formsOf(secret: string, readings: number): { readonly bytes: string; readonly unseen: number }[] {
  const seen = secret.slice(0, secret.length > MAX_COUNTED ? MAX_BYTES : MAX_COUNTED);
  // A unit has three bytes at most, and each becomes two when it is read as Latin-1.
  const unseen = (secret.length - seen.length) * 6;
  const bytes = utf8(seen);
  if (bytes.length < MIN_BYTES) return [];
  const spellings = bytes === seen ? [bytes] : [bytes, utf8(bytes), seen.replace(/[^\0-\xff]/gu, utf8)];
  const forms = spellings.flatMap((spelling) => readingsOf(spelling, readings));
  return [...new Set(forms)].filter((bytes) => bytes.length >= MIN_BYTES).map((bytes) => ({ bytes, unseen }));
}
