/** Whether a mock answers there. For health checks of containers, without curl. */
export async function askHealth(host: string, port: number): Promise<boolean> {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  try {
    const answer = await fetch(`http://${name}:${port}/__mock/health`, { signal: AbortSignal.timeout(3000) });
    return answer.status === 200;
  } catch {
    return false;
  }
}
