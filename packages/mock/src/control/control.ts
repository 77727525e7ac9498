import type { MockResponse } from "../contract/message.ts";

/** What the control paths may do with the mock. */
export interface Controlled {
  readonly title: string;
  readonly version: string;
  readonly operations: number;
  document(): string;
  requests(): readonly unknown[];
  reset(): void;
}

export const CONTROL_PREFIX = "/__mock";

type Action = (mock: Controlled) => MockResponse;

const ACTIONS: Readonly<Record<string, Action>> = {
  "GET /__mock/health": ({ title, version, operations }) => json({ status: "ok", title, version, operations }),
  "GET /__mock/requests": (mock) => json(mock.requests()),
  "POST /__mock/reset": (mock) => {
    mock.reset();
    return { status: 204, headers: {}, body: "" };
  },
  "GET /openapi.json": (mock) => ({
    status: 200,
    headers: { "content-type": "application/json" },
    body: mock.document(),
  }),
};

/** The mock's own paths; undefined when the path belongs to the API. They stand outside the base path. */
export function control(mock: Controlled, method: string, path: string): MockResponse | undefined {
  const action = ACTIONS[`${method === "HEAD" ? "GET" : method} ${path}`];
  if (action !== undefined) return action(mock);
  if (path !== CONTROL_PREFIX && !path.startsWith(`${CONTROL_PREFIX}/`)) return undefined;
  const known = Object.keys(ACTIONS);
  return { ...json({ error: `no such control path: ${method} ${path}`, known }), status: 404 };
}

const json = (value: unknown): MockResponse => ({
  status: 200,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(value, null, 2),
});
