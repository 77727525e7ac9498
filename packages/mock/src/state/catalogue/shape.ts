/** Outlines that pictures of products are drawn from. */
export type Shape =
  | "top"
  | "dress"
  | "trousers"
  | "shoe"
  | "sock"
  | "bag"
  | "box"
  | "bike"
  | "cable"
  | "bottle"
  | "toy"
  | "umbrella"
  | "paper";
