/**
 * Like the global `fetch`, always called with a URL and an init: `init.headers` is an object or `Headers`, `init.signal` is there. It has
 * to do what `init.redirect` says ("manual"), and must not retry: a followed redirect takes the signature to another host.
 */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;
