import { buildIfOlder } from "@pandapon/testkit/build-if-older";

/** The tests call what users get, dist/. */
export default (): void => buildIfOlder(new URL("../../", import.meta.url), "src", "scenarios", "build");
