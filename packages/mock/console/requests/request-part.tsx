import type { RequestDetail } from "../api/shapes.ts";
import * as t from "../texts/current.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Pairs } from "../ui/pairs.tsx";
import { BodyBox } from "./body-box.tsx";
import { SignatureView } from "./signature-view.tsx";

/** What came in: query, headers, string to sign, body. */
export function RequestPart({ detail }: { readonly detail: RequestDetail }) {
  const { headers, query, signature } = detail;
  const queries = Object.entries(query).flatMap(([name, value]) =>
    (typeof value === "string" ? [value] : value).map((one) => [name, one] as const),
  );
  return (
    <>
      {queries.length > 0 && (
        <div class="sect">
          <div class="row gap-b">
            <h3 class="h2">{t.query}</h3>
            <span class="cnt">{queries.length}</span>
          </div>
          <Pairs pairs={queries} />
        </div>
      )}
      <div class="sect">
        <div class="row gap-b">
          <h3 class="h2">{t.headers}</h3>
          <span class="cnt">{headers.length}</span>
          <span class="sp" />
          <CopyButton text={headers.map(([name, value]) => `${name}: ${value}`).join("\n")} what={t.headers} />
        </div>
        <Pairs pairs={headers} />
      </div>
      {signature !== undefined && (
        <div class="sect">
          <h3 class="h2 gap-b">{t.stringToSign}</h3>
          <SignatureView report={signature} />
        </div>
      )}
      {detail.rawBody !== "" && (
        <div class="sect">
          <BodyBox detail={detail} />
        </div>
      )}
    </>
  );
}
