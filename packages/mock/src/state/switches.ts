/**
 * Questions that the sources leave open, and on which a caller's code depends: the first value is what the mock does, the others are
 * what the API may do. All of it is the mock's own reading.
 */
export const switches = {
  /** Which ids a 1688 product answers with: the one that it was asked by, both, the opaque one, the number. */
  productIds: ["asked", "both", "mapped", "numeric"],
  /** `totalPage` of 1688 products: as the one documented pair has it, or rounded up. */
  totalPage: ["documented", "ceil"],
  /** Deleting 1688 cart records of which none is there: refused, or true. */
  cartDelete: ["refuse", "true"],
  /** Quantity 0 of a 1688 cart record: refused, or the record goes. */
  quantityZero: ["refuse", "delete"],
  /** A 1688 preview of a product that does not exist: told in `data`, or refused. */
  previewUnknown: ["data", "refuse"],
  /** Data of `batchPreview1688Orders`: one object, or a list with one preview per shop. */
  batchPreview: ["object", "array"],
  createAnswer: ["array", "object"],
  /** A part of `batchCreate1688Orders` that cannot be ordered is left out, or nothing is made. */
  batchCreate: ["partial", "atomic"],
  cancelTwice: ["refuse", "false"],
  /** Paying a paid 1688 order: refused, or listed in `cantPayOrderList`. */
  payPaid: ["refuse", "cant"],
  payUrl: ["sandbox", "real"],
  /** Tracking of a 1688 order that was not sent: an empty answer, or a refusal. */
  tracking: ["empty", "refuse"],
  wangwang: ["object", "text"],
  /** A second application for the same 1688 lines: revises the refused one, or is refused. */
  refundAgain: ["revise", "refuse"],
  allRefunded: ["terminated", "cancel"],
  /** When pieces leave the stock: with the order, or with its payment. */
  stockAt: ["creation", "payment"],
  /** A 1688 picture search with an address and bytes: which of them counts. */
  image: ["address", "bytes"],
  /** Whether a new 1688 order is pushed. */
  pushCreation: ["on", "off"],
  pushStatus: ["short", "whole"],
  /** Names in the status push of Taobao: in camel case, or upstream's. */
  pushSpelling: ["camel", "snake"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Switches = { readonly [Name in keyof typeof switches]?: (typeof switches)[Name][number] };
