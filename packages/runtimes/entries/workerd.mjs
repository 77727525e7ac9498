// A Worker: the environment comes as the body of a request, the report goes out as its answer.
import { runSuite } from "./suite.mjs";

const unhandled = [];
addEventListener("unhandledrejection", ({ reason }) => unhandled.push(String(reason)));

export default {
  async fetch(request) {
    const report = await runSuite(await request.json());
    return Response.json({ ...report, unhandled });
  },
};
