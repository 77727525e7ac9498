import fc from "fast-check";

const unit = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x1f }) },
  { weight: 1, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fff }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }) },
);

/** Text of any UTF-16 units, control characters and lone surrogates included. Much quicker than fast-check's own `unit: "binary"`. */
export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(unit, { maxLength }).map((units) => String.fromCharCode(...units));

/** The same, with every surrogate in its pair. */
export const wellFormedText = (maxLength: number): fc.Arbitrary<string> =>
  anyText(maxLength).map((text) => text.replace(/[\ud800-\udfff]/g, "😀"));
