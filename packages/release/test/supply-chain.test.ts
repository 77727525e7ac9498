import { describe, expect, it } from "vitest";
import { problemsOfLockfile } from "../supply-chain/lockfile.ts";
import { problemsOfRegistries } from "../supply-chain/registries.ts";
import { problemsOfWorkflow } from "../supply-chain/workflows.ts";

const hash = `sha512-${"A".repeat(86)}==`;
const lock = (resolution: string) => `lockfileVersion: '9.0'\npackages:\n  a@1.0.0:\n    resolution: ${resolution}\n`;

describe("a lockfile", () => {
  it("is well when each package has its hash", () => {
    expect(problemsOfLockfile(lock(`{integrity: ${hash}}`))).toEqual([]);
  });
  it.each([
    ["a package without a hash", "{}", "has no SHA-512"],
    ["a weak hash", "{integrity: sha1-abc}", "has no SHA-512"],
    ["an address of its own", `{integrity: ${hash}, tarball: https://example.com/a.tgz}`, "by tarball"],
    ["git", "{commit: abc, repo: https://example.com/a.git, type: git}", "by commit, repo, type"],
    ["a folder", "{directory: ../a, type: directory}", "by directory, type"],
  ])("is refused with %s", (_what, resolution, problem) => {
    expect(problemsOfLockfile(lock(resolution)).join()).toContain(problem);
  });
  it("is refused when it is empty", () => {
    expect(problemsOfLockfile("lockfileVersion: '9.0'\n")).toHaveLength(1);
  });
});

it.each(["registry=https://example.com", "@a:registry=https://example.com", "//example.com/:_authToken=x"])(
  "%s is found in a file of the repository",
  (line) => {
    expect(problemsOfRegistries([".npmrc"], () => line)).toHaveLength(1);
    expect(problemsOfRegistries(["README.md"], () => line)).toEqual([]);
  },
);

const PIN = "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683";
const workflow = (
  over: { top?: string; id?: string; permissions?: string; step?: string; more?: string } = {},
) => `name: X
on: [push]
${over.top ?? "permissions: {}"}
jobs:
  ${over.id ?? "test"}:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions: ${over.permissions ?? "{ contents: read }"}
    ${over.more ?? ""}
    steps:
      - ${over.step ?? `uses: ${PIN}\n        with: { persist-credentials: false }`}
`;

describe("a workflow", () => {
  it("is well with no more rights than it needs", () => {
    expect(problemsOfWorkflow("a.yml", workflow())).toEqual([]);
  });
  it.each([
    ["rights for all jobs", { top: "permissions: { contents: write }" }, "permissions: {}"],
    ["no statement of rights", { top: "" }, "permissions: {}"],
    ["a token outside publish", { permissions: "{ id-token: write }", more: "environment: npm" }, "only publish may"],
    ["a publish that starts automatically", { id: "publish", permissions: "{ id-token: write }" }, "a person approves"],
    ["an action by its tag", { step: "uses: actions/checkout@v4" }, "not pinned"],
    ["a kept token", { step: `uses: ${PIN}` }, "persist-credentials"],
    [
      "a cache in a job that writes",
      { permissions: "{ contents: write }", step: `uses: actions/setup-node@${"a".repeat(40)}` },
      "package-manager-cache",
    ],
    ["an expression in a script", { step: "run: echo \u0024{{ github.event.head_commit.message }}" }, "pass it by env"],
    ["a key that GitHub does not know", { more: "runs_on: x" }, "runs_on"],
    ["an expression that is none", { more: "if: \u0024{{ nonsense( }}" }, "xpression"],
  ])("is refused with %s", (_what, over, problem) => {
    expect(problemsOfWorkflow("a.yml", workflow(over)).join("\n")).toContain(problem);
  });
});
