import { brotliCompressSync, constants } from "node:zlib";
import type { Plugin } from "esbuild";
import { readDescription } from "../src/description/from-workspace.ts";
import { shrinkDescription } from "./shrink-description.ts";

/** Puts the description into the bundle as compressed text, which is unpacked only by the commands that need it. */
export const embedDescription: Plugin = {
  name: "embed-description",
  setup({ onLoad }) {
    onLoad({ filter: /description[\\/]from-workspace\.ts$/ }, () => {
      const text = Buffer.from(JSON.stringify(shrinkDescription(readDescription())), "utf8");
      const packed = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } });
      return {
        loader: "ts",
        contents: `import { brotliDecompressSync } from "node:zlib";
const packed = ${JSON.stringify(packed.toString("base64"))};
export const readDescription = () => JSON.parse(brotliDecompressSync(Buffer.from(packed, "base64")).toString("utf8"));`,
      };
    });
  },
};
