// A worker of a page: the environment comes as a message, the report goes out as one.
import { runSuite } from "./suite.mjs";

const unhandled = [];
addEventListener("unhandledrejection", ({ reason }) => unhandled.push(String(reason)));

addEventListener("message", async ({ data }) => {
  postMessage({ ...(await runSuite(data)), unhandled });
});
