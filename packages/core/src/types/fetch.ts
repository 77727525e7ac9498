/** Like the global `fetch`, always called with a URL and an init: `init.headers` is an object or `Headers`, `init.signal` is there. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;
