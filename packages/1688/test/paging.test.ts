import { operations } from "@pandapon/core/1688";
import { describePaging } from "@pandapon/testkit";
import { create1688 } from "../src/index.ts";

describePaging("1688", create1688, operations);
