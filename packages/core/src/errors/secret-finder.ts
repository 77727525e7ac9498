import { readingsOf, utf8 } from "./decode-layers.ts";

/** Shorter texts, in bytes of UTF-8, are not secrets: removing them would garble what stands around them. */
const MIN_BYTES = 4;
/** A longer secret is recognized by its first bytes, and as many bytes as it is long are then removed. Fewer bytes if there are many secrets. */
const MAX_BYTES = 24;
/** Limit for the stored bytes of all secrets; at least four bytes of each are stored. */
const MAX_STORED = 16_000;
/** Limits for the readings of a secret that contains escapes itself, and of all secrets. */
const MAX_READINGS = 16;
const MAX_ALL_READINGS = 400;
/** The length of a longer text is overestimated instead of counted. Limits for one text and for all of them. */
const MAX_COUNTED = 100;
const MAX_ALL_COUNTED = 40_000;

/** Finds secrets in bytes. */
export interface SecretFinder {
  /** The number of stored bytes: the cost of creating the finder. */
  readonly size: number;
  /**
   * Reports each secret: the positions of its first byte and after its last byte, which may lie beyond the end of the text. Reads
   * each byte once, regardless of the number of secrets. Returns the position of a secret that is cut off by the end of the text.
   */
  find(bytes: string, report: (start: number, end: number) => void): number;
}

/** Aho-Corasick: one automaton for all secrets. Its nodes are numbered prefixes of secrets; 0 is the empty prefix. */
export function createFinder(secrets: Iterable<string | undefined>): SecretFinder {
  /** Maps a node (times 256) plus a letter to the next node. */
  const next = new Map<number, number>();
  const depths = [0];
  /** For each prefix: its longest suffix that is also a prefix of a secret. */
  const links = [0];
  /** The length of the longest secret that ends here (0 for none), and how many more bytes of a longer one follow. */
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

  // Level by level, so that each link leads to a node that already exists.
  const texts = Array.from(secrets, (secret = "") => String(secret).trim());
  const readings = Math.max(1, Math.min(MAX_READINGS, Math.floor(MAX_ALL_READINGS / texts.length)));
  const counted = Math.max(MAX_BYTES, Math.min(MAX_COUNTED, Math.floor(MAX_ALL_COUNTED / texts.length)));
  let open = texts.flatMap((text) => formsOf(text, counted, readings)).map((form) => ({ form, node: 0 }));
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

/** Letters in either case, and `+` for a space in a form. */
function letterAt(bytes: string, at: number): number {
  const byte = bytes.charCodeAt(at);
  return byte >= 65 && byte <= 90 ? byte + 32 : byte === 43 ? 32 : byte;
}

/**
 * The bytes of a secret (the first ones of a long secret) and how many may follow: in UTF-8; in Latin-1; and as UTF-8 that was
 * read as Latin-1, as `fetch` reads headers.
 */
function formsOf(
  secret: string,
  counted: number,
  readings: number,
): { readonly bytes: string; readonly unseen: number }[] {
  const seen = secret.slice(0, secret.length > counted ? MAX_BYTES : counted);
  // A unit has three bytes at most, and each becomes two when it is read as Latin-1.
  const unseen = (secret.length - seen.length) * 6;
  const bytes = utf8(seen);
  if (bytes.length < MIN_BYTES) return [];
  const spellings = bytes === seen ? [bytes] : [bytes, utf8(bytes), seen.replace(/[^\0-\xff]/gu, utf8)];
  const forms = spellings.flatMap((spelling) => readingsOf(spelling, readings));
  return [...new Set(forms)].filter((bytes) => bytes.length >= MIN_BYTES).map((bytes) => ({ bytes, unseen }));
}
