import { buildIfOlder } from "@pandapon/testkit/build-if-older";

/** Some tests start the program that users get, dist/. */
export default (): void => buildIfOlder(new URL("../../", import.meta.url), "src", "build");
