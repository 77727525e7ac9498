import fc from "fast-check";

// A property that fails has killed its mutant: the smallest failing case is of no use.
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });

// What runs while a module is loaded belongs to no test: load all before the first, also those that core loads when it needs them.
(import.meta as unknown as { glob(pattern: string, options: object): unknown }).glob("../src/**/*.ts", { eager: true });
