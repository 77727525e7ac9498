import { describeMethods } from "@pandapon/testkit";
import { createTaobao } from "../src/index.ts";

describeMethods("taobao", createTaobao, ["orders.catchUp", "orders.reconcile", "products.stream"]);
