// What runs while a module is loaded belongs to no test: load all before the first, also those that core loads when it needs them.
(import.meta as unknown as { glob(pattern: string, options: object): unknown }).glob("../src/**/*.ts", { eager: true });
