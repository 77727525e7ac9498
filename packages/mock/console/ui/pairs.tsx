import { Fragment } from "preact";

/** Names and values, as they were sent. */
export function Pairs({ pairs }: { readonly pairs: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl class="kv wide">
      {pairs.map(([name, value], index) => (
        <Fragment key={index}>
          <dt class="mono">{name}</dt>
          <dd class="id any">{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
