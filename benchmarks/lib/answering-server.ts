// The server of the loopback figures, a process of its own: one answer to everything. Prints its port.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { answer } from "./fixtures.ts";

const text = answer(3, false);
const server = createServer((request, response) => {
  request.resume().on("end", () => response.writeHead(200, { "content-type": "application/json" }).end(text));
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
