import type { ErrorShape, Text } from "./shapes.ts";

/** The mock's refusal, in its own words. */
export class ControlFailure extends Error {
  readonly status: number;
  readonly text: Text;
  readonly field: string | undefined;

  constructor(status: number, text: Text, field?: string) {
    super(text.en);
    this.name = "ControlFailure";
    this.status = status;
    this.text = text;
    this.field = field;
  }
}

/** The control API of one world. Rejects with a ControlFailure; status 0: the mock did not answer. */
export interface ControlApi {
  get<T>(path: string): Promise<T>;
  text(path: string): Promise<string>;
  send<T>(method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<T>;
  /** The address of a path, for links and streams. */
  url(path: string): string;
}

export function createControlApi(world: () => string): ControlApi {
  const url = (path: string): string => {
    const name = world();
    if (name === "") return `/__mock/${path}`;
    return `/__mock/${path}${path.includes("?") ? "&" : "?"}world=${encodeURIComponent(name)}`;
  };
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(url(path), init).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new ControlFailure(0, { en: `The mock does not answer: ${why}`, zh: `模拟服务没有响应：${why}` });
    });
    if (!response.ok) throw await failureOf(response);
    return response;
  };
  return {
    url,
    get: async (path) => (await ask(path, {})).json(),
    text: async (path) => (await ask(path, {})).text(),
    send: async (method, path, body) => {
      const init = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
      const response = await ask(path, { method, headers: { "content-type": "application/json" }, ...init });
      const text = await response.text();
      return text === "" ? undefined : JSON.parse(text);
    },
  };
}

async function failureOf(response: Response): Promise<ControlFailure> {
  const raw = await response.text();
  try {
    const { error, field } = JSON.parse(raw) as ErrorShape;
    if (typeof error?.en === "string") return new ControlFailure(response.status, error, field);
  } catch {
    // Not JSON: shown below as it is.
  }
  const told = `HTTP ${response.status} ${raw.slice(0, 200)}`;
  return new ControlFailure(response.status, { en: told, zh: told });
}
