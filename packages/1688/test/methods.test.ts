import { describeMethods } from "@pandapon/testkit";
import { create1688 } from "../src/index.ts";

describeMethods("1688", create1688, ["orders.catchUp", "orders.reconcile", "products.stream"]);
