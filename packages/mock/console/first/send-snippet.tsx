import { useState } from "preact/hooks";
import type { WorldShape } from "../api/shapes.ts";
import { CodeBox } from "../code/code-box.tsx";
import * as t from "../texts/current.ts";
import { Segmented } from "../ui/segmented.tsx";

type How = "client" | "curl";

/** The first request from one's own machine. */
export function SendSnippet({ world, baseUrl }: { readonly world: WorldShape; readonly baseUrl: string }) {
  const [how, setHow] = useState<How>("client");
  const { head, text } = snippet(how, world, baseUrl);
  return (
    <>
      <div class="row card-head">
        <span class="stepn">2</span>
        <h3 class="h2">{t.sendRequest}</h3>
        <span class="sp" />
        <Segmented
          label={t.sendRequest}
          value={how}
          onChange={setHow}
          choices={[
            { value: "client", label: "@pandapon/taobao" },
            { value: "curl", label: "curl" },
          ]}
        />
      </div>
      <div class="inset">
        <CodeBox text={text} head={head} label={t.sendRequest} language={how === "client" ? "code" : "plain"} />
        <p class="sm ink2 gap-t">
          {t.notSigning} <code class="tag o">npx @pandapon/mock --auth lenient</code> {t.notSigningNote}
        </p>
      </div>
    </>
  );
}

function snippet(
  how: How,
  { accessKey, accessSecret, userId }: WorldShape,
  baseUrl: string,
): { readonly head: string; readonly text: string } {
  if (how === "client") {
    return {
      head: "npm install @pandapon/taobao",
      text: `import { createTaobao } from "@pandapon/taobao";

const taobao = createTaobao({
  baseUrl: ${JSON.stringify(baseUrl)},
  accessKey: ${JSON.stringify(accessKey)},
  accessSecret: ${JSON.stringify(accessSecret)},
  userId: ${JSON.stringify(userId)},
});
console.log(await taobao.cart.list());`,
    };
  }
  return {
    head: "--auth lenient",
    text: `curl ${baseUrl}/v2/taobao/cart/list`,
  };
}
