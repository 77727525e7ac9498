import { Duplex } from "node:stream";
import { expect, test } from "vitest";
import type { MockRequest } from "../../src/contract/message.ts";
import { answerBrokenHttp } from "../../src/http/broken-http.ts";

const timeout = Object.assign(new Error("timeout"), { code: "ERR_HTTP_REQUEST_TIMEOUT" });

function socketThatRead(bytesRead: number): Duplex {
  const socket = new Duplex({ read: () => undefined, write: (_piece, _encoding, done) => done() });
  return Object.assign(socket, { bytesRead });
}

test.each([
  [0, 0],
  [12, 1],
])("a connection on which %i bytes came in time out as %i requests", async (bytesRead, requests) => {
  const seen: MockRequest[] = [];
  const socket = socketThatRead(bytesRead);
  await answerBrokenHttp(
    async (request) => {
      seen.push(request);
      return { status: 408, headers: {}, body: "" };
    },
    timeout,
    socket,
  );
  expect(seen).toHaveLength(requests);
  expect(socket.destroyed || socket.writableEnded).toBe(true);
});
