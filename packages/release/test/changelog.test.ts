import { describe, expect, it } from "vitest";
import { withAffected } from "../changelog/with-affected.ts";

const report =
  "Affected operations\n\n- **adds or alters** `getTaobaoProduct` (`GET /v2/taobao/product/get`)\n  - minor: a field\n";
const changelog =
  "# @pandapon/spec\n\n## 0.2.0\n\n### Minor Changes\n\n- A field\n\n## 0.1.0\n\n### Minor Changes\n\n- First\n";

describe("the changelog of a release", () => {
  it("ends with the affected operations", () => {
    const text = withAffected(changelog, "0.2.0", report);
    expect(text).toContain("- A field\n\n### Affected operations\n\n- **adds or alters** `getTaobaoProduct`");
    expect(text.indexOf("Affected")).toBeLessThan(text.indexOf("## 0.1.0"));
    expect(withAffected(text, "0.2.0", report)).toBe(text);
  });
  it("takes them into its last section", () => {
    expect(withAffected(changelog, "0.1.0", report)).toMatch(
      /- First\n\n### Affected operations\n\n- .*\n {2}- minor: a field\n$/,
    );
  });
  it("stays as it is when nothing changed, and refuses a version that it does not have", () => {
    expect(withAffected(changelog, "0.2.0", "")).toBe(changelog);
    expect(() => withAffected(changelog, "0.3.0", report)).toThrow("no section 0.3.0");
  });
});
