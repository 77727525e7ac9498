import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { signPush } from "@pandapon/taobao";

export const keys = { accessKey: "00000000000000000000000000000000", secret: "test-secret-not-real" };
const cwd = fileURLToPath(new URL("..", import.meta.url));

/** A program of the example, which is started again whenever it was killed. */
export interface Program {
  /** kill -9, then a new start, which is not waited for. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a program, and waits until it is ready. */
export async function start(file: string, env: Record<string, string>): Promise<Program> {
  const launch = () =>
    spawn(process.execPath, [file], {
      cwd,
      env: { ...process.env, PANDAPON_ACCESS_KEY: keys.accessKey, PANDAPON_ACCESS_SECRET: keys.secret, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
  let child = launch();
  const errors: string[] = [];
  child.stderr.on("data", (text: Buffer) => errors.push(String(text)));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (text: Buffer) => /receiving|working/.test(String(text)) && resolve());
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code}: ${errors.join("")}`)));
  });
  const end = (): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once("exit", () => resolve());
      child.kill("SIGKILL");
    });
  return {
    stop: end,
    kill: async () => {
      await end();
      child = launch();
      child.stdout.resume();
      child.stderr.resume();
    },
  };
}

/** The push number n, of one of 20 orders. */
export const pushBody = (n: number): string =>
  JSON.stringify({
    messageType: "TAOBAO_ORDER_BUYER_VIEW_ORDER_PRICE_MODIFY",
    messageBody: {
      salesOrderId: `25417536274324${10_000 + (n % 20)}`,
      purchaseOrderPriceDTO: { purchaseTotalFee: 1000 + n },
    },
    messagePlatform: 0,
    timestamp: String(1_745_483_449_000 + n),
  });

/** Sends as PandaPon does, which waits 1000 ms. @returns The status; 0 for none. */
export async function send(url: string, body: string): Promise<number> {
  try {
    const response = await fetch(url, {
      method: "POST",
      body,
      headers: { authorization: await signPush(body, keys), "content-type": "application/json" },
      signal: AbortSignal.timeout(1000),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
