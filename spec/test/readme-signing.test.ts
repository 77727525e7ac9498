// The samples of the README in other languages, run where the language is installed: whether each signs by the rule that it shows.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const key = {
  accessKey: "00000000000000000000000000000000",
  accessSecret: "test-secret-not-real",
  userId: "2100000000001",
};

interface Language {
  readonly name: string;
  /** Language of the block in the README. */
  readonly block: string;
  /** Tells that the language is installed. */
  readonly installed: readonly [command: string, ...args: string[]];
  readonly file: string;
  readonly run: readonly [command: string, ...args: string[]];
  /** A whole program around the sample, which prints each header as `name: value`. */
  readonly program: (sample: string) => string;
}

const call = `headers("${key.accessKey}", "${key.accessSecret}", "${key.userId}")`;

const languages: readonly Language[] = [
  {
    name: "Python",
    block: "python",
    installed: ["python3", "--version"],
    file: "sign.py",
    run: ["python3", "sign.py"],
    program: (sample) => `${sample}\nfor name, value in ${call}.items():\n    print(name + ": " + value)\n`,
  },
  {
    name: "Go",
    block: "go",
    installed: ["go", "version"],
    file: "sign.go",
    run: ["go", "run", "sign.go"],
    program: (sample) => `package main

import (
	"crypto/md5"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"time"
)

${sample}
func main() {
	for name, value := range ${call} {
		fmt.Println(name + ": " + value)
	}
}
`,
  },
  {
    name: "PHP",
    block: "php",
    installed: ["php", "--version"],
    file: "sign.php",
    run: ["php", "sign.php"],
    program: (sample) =>
      `<?php\n${sample}\nforeach (${call} as $name => $value) {\n    echo $name, ": ", $value, "\\n";\n}\n`,
  },
  {
    name: "Java",
    block: "java",
    // Reads a source file only where the compiler is among the modules.
    installed: ["java", "--describe-module", "jdk.compiler"],
    file: "Sign.java",
    run: ["java", "Sign.java"],
    program: (sample) => `import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.*;

public class Sign {
${sample}
  public static void main(String[] arguments) throws Exception {
    ${call}.forEach((name, value) -> System.out.println(name + ": " + value));
  }
}
`,
  },
];

it.for(languages)("the README's sample in $name signs", { timeout: 60_000 }, (language, { skip }) => {
  const [command, ...args] = language.installed;
  if (spawnSync(command, args).status !== 0) skip(`${language.name} is not installed`);
  const sample = new RegExp(`\`\`\`${language.block}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1];
  if (sample === undefined) throw new Error(`the README has no sample in ${language.name}`);
  const headers = run(language, sample);
  expect(Object.keys(headers).toSorted()).toEqual(["access-key", "nonce-str", "signature", "timestamp", "user-id"]);
  expect(headers).toMatchObject({ "access-key": key.accessKey, "user-id": key.userId });
  expect(headers.timestamp).toMatch(/^\d{10}$/);
  expect(Math.abs(Number(headers.timestamp) - Date.now() / 1000)).toBeLessThan(600);
  expect(headers["nonce-str"]).toMatch(/^[A-Za-z0-9]{32}$/);
  const text = key.accessKey + headers.timestamp + headers["nonce-str"] + key.accessSecret;
  expect(headers.signature).toBe(createHash("md5").update(text, "utf8").digest("hex").toUpperCase());
});

function run({ file, run: [command, ...args], program }: Language, sample: string): Record<string, string> {
  const folder = mkdtempSync(path.join(tmpdir(), "signing-"));
  try {
    writeFileSync(path.join(folder, file), program(sample));
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return Object.fromEntries(
      stdout
        .trim()
        .split("\n")
        .map((line) => line.trim().split(": ") as [string, string]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
