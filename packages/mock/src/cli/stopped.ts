const LOOK_EVERY_MS = 1000;

/**
 * Resolves when the mock should stop: by signal, or when the npx that started it has died without passing its signal on. A mock that
 * was started otherwise outlives its parent, as a daemon may.
 */
export function stopped(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    if (env.npm_command !== "exec" && env.npm_lifecycle_event !== "npx") return;
    const parent = process.ppid;
    const timer = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      resolve();
    }, LOOK_EVERY_MS);
    timer.unref();
  });
}
