import type { WorldShape } from "../api/shapes.ts";
import { CopyButton } from "../ui/copy-button.tsx";

const namesOf = (world: WorldShape, baseUrl: string): readonly (readonly [string, string])[] => [
  ["access key", world.accessKey],
  ["access secret", world.accessSecret],
  ["user id", world.userId],
  ["base URL", baseUrl],
];

export function Credentials({ world, baseUrl }: { readonly world: WorldShape; readonly baseUrl: string }) {
  return (
    <dl class="kv narrow-names">
      {namesOf(world, baseUrl).map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd class="id">
            <span class="el">{value}</span>
            <CopyButton text={value} what={name} />
          </dd>
        </>
      ))}
    </dl>
  );
}

/** The names that the command line and the examples read. */
export const envOf = ({ accessKey, accessSecret, userId }: WorldShape, baseUrl: string): string =>
  [
    `PANDAPON_BASE_URL=${baseUrl}`,
    `PANDAPON_ACCESS_KEY=${accessKey}`,
    `PANDAPON_ACCESS_SECRET=${accessSecret}`,
    `PANDAPON_USER_ID=${userId}`,
    "",
  ].join("\n");
