import { Agent, request } from "node:http";

export interface Paced {
  /** Milliseconds in which 99 of 100 answers are there, counted from when the request was due, so that a stall counts in full. */
  readonly p99: number;
  /** Answers that were not 200. */
  readonly refused: number;
}

interface Sent {
  readonly method: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends the requests at an even pace, independent of the answer times. */
export async function pacedLoad(url: string, requests: readonly Sent[], perSecond: number): Promise<Paced> {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const times: number[] = [];
  let refused = 0;
  const send = ({ method, body, headers }: Sent, due: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const sent = request(url, { method, agent, headers: { ...headers, "content-length": Buffer.byteLength(body) } });
      sent.once("error", reject);
      sent.once("response", (response) => {
        response.resume().once("end", () => {
          times.push(performance.now() - due);
          if (response.statusCode !== 200) refused++;
          resolve();
        });
      });
      sent.end(body);
    });

  const started = performance.now();
  const answers: Promise<void>[] = [];
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const due = Math.floor(((performance.now() - started) * perSecond) / 1000);
      for (const next of requests.slice(answers.length, due))
        answers.push(send(next, started + (answers.length * 1000) / perSecond));
      if (answers.length < requests.length) return;
      clearInterval(timer);
      resolve();
    }, 1);
  });
  await Promise.all(answers);
  agent.destroy();
  times.sort((a, b) => a - b);
  return { p99: Math.round(times[Math.floor(times.length * 0.99)] ?? 0), refused };
}
