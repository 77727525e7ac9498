import { testCredentials } from "./auth/credentials.ts";
import { sandboxWorlds } from "./behaviours/sandbox-worlds.ts";
import type { Settings } from "./engine/settings.ts";
import { Realms } from "./realms/realms.ts";
import { manualRules } from "./state/rules.ts";
import { testAccount } from "./state/worlds.ts";

/** Creates the worlds of a mock with their shared parts. `origin`: the mock's own address, without a slash at the end. */
export function createRealms(settings: Settings, origin: () => string, closing: AbortSignal): Realms {
  const worlds = sandboxWorlds({ origin });
  const { seed, manual, startAt, standingRules } = settings;
  return new Realms({
    credentials: settings.credentials,
    clock: settings.clock,
    ...(startAt === undefined ? {} : { startAt }),
    closing,
    makeWorld: ({ seed: ownSeed = seed, ...world }, credentials) =>
      worlds.create({
        ...world,
        ...(ownSeed === undefined ? {} : { seed: ownSeed }),
        rules: manual ? manualRules : {},
        ...(credentials === testCredentials ? { account: testAccount } : {}),
      }),
    onCreate: (realm) => {
      for (const rule of standingRules) realm.rules.add({ ...rule, standing: true });
    },
  });
}
