import { describeMethods } from "@pandapon/testkit";
import { createLogistics } from "../src/index.ts";

describeMethods("logistics", createLogistics);
