import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openChannels } from "./channels.ts";
import { readingsOf } from "./decoders.ts";
import { encoders } from "./encoders.ts";
import { calls, clientFor, pick, randomOf, type Secrets, secretsFrom, traces } from "./scene.ts";
import { echoing, placeNames } from "./servers.ts";

/** What of the secrets can be read in the texts, and where. */
function leaks(texts: readonly [string, string][], secrets: Secrets, signs: readonly string[]): string[] {
  const wanted = [...Object.entries(secrets), ...signs.map((sign) => ["sign", sign])] as [string, string][];
  // Most channels show the same texts.
  const seen = new Map(texts.map(([channel, text]) => [text, channel]));
  const found = new Map<string, string>();
  for (const [one, channel] of seen)
    for (const reading of readingsOf(one))
      for (const [name, secret] of wanted)
        for (const trace of traces(secret))
          if (reading.includes(trace)) found.set(`${name} in ${channel}`, around(reading, trace));
  return Array.from(found, ([where, text]) => `${where}: ${text}`);
}

/** Three of the calls, others each time: 1,300 in all. */
const someCalls = (from: number): string[] => {
  const names = Object.keys(calls);
  return [0, 3, 7].map((step) => names[(from + step) % names.length] as string);
};

const around = (text: string, part: string): string => {
  const at = text.indexOf(part);
  return text.slice(Math.max(0, at - 60), at + 60);
};

// Whole milliseconds: the sixteen digits of a measured fraction now and then hold seven that also stand in an id.
beforeEach(() => {
  const now = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => Math.floor(now()));
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(placeNames)("a server that echoes in %s", (place) => {
  it.each(Object.keys(encoders))("as %s, shows no secret in any channel", async (encoding) => {
    for (const name of someCalls(placeNames.indexOf(place) + Object.keys(encoders).indexOf(encoding))) {
      const random = randomOf(
        [...`${place}${encoding}${name}`].reduce((sum, char) => sum * 31 + char.charCodeAt(0), 7) | 0,
      );
      const secrets = secretsFrom(random);
      const { options, texts, print } = openChannels(pick(random, ["console", "pino"]));
      const signs: string[] = [];
      const echo = echoing(place, encoding, random, secrets);
      const client = clientFor(secrets, { ...options, timeoutMs: 5000, retries: 0 }, (url, init) => {
        const { headers } = new Request(url, init);
        signs.push(headers.get("signature") ?? new URL(url).searchParams.get("sign") ?? "");
        return echo(url, init);
      });
      await calls[name]?.(client, secrets).catch(print);
      expect(texts.length).toBeGreaterThan(0);
      expect(leaks(texts, secrets, signs), `${name}, ${JSON.stringify(secrets)}`).toEqual([]);
    }
  });
});
