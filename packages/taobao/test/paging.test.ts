import { operations } from "@pandapon/core/taobao";
import { describePaging } from "@pandapon/testkit";
import { createTaobao } from "../src/index.ts";

describePaging("taobao", createTaobao, operations);
