import { createClient } from "@pandapon/core";
import { createTaobao } from "@pandapon/taobao";
import { test } from "../harness/test.ts";
import { credentials, envelope } from "../support/offline.ts";

const fetch = async (): Promise<Response> => envelope({});

export const browser = [
  test("browser: refused in one without the opt-in, and nowhere else", async (check, { isBrowser }) => {
    const make = () => createTaobao({ ...credentials, fetch });
    if (isBrowser) {
      const error = check.throws(make, { name: "InputError" });
      check.match(`${error.message} ${error.hint}`, /browser.*dangerouslyAllowBrowser/);
    } else {
      check.equal(await make().cart.list(), {});
      check.ok(!/^Mozilla/.test(globalThis.navigator?.userAgent ?? ""), "it does not call itself a browser");
    }
  }),
  test("browser: works with the opt-in, refuses its opposite", async (check, { isBrowser }) => {
    check.equal(await createTaobao({ ...credentials, fetch, dangerouslyAllowBrowser: true }).cart.list(), {});
    const make = () => createClient({ ...credentials, fetch, dangerouslyAllowBrowser: false });
    if (isBrowser) check.throws(make, { name: "InputError" });
    else check.equal(typeof make().call, "function");
  }),
];
