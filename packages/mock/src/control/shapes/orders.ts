import type { Text } from "../../refusals/text.ts";

export type LifeStep = "unpaid" | "paid" | "shipped" | "received" | "done";

export interface OrderShape {
  readonly id: string;
  readonly orderNo: string;
  readonly marketplace: "taobao" | "1688";
  readonly title: string;
  readonly shop: string;
  readonly quantity: number;
  readonly totalFen: number;
  /** `unpaid`, `partly-paid`, `paid`, `partly-shipped`, `shipped`, `received`, `done`, `closed`, `refunded`, `building`. */
  readonly status: string;
  readonly life: readonly { readonly step: LifeStep; readonly text: Text; readonly at?: number }[];
  /** Where its life stands between or after the steps: partly shipped, closed, refunded. */
  readonly lifeText?: Text;
  readonly partly?: boolean;
  readonly closed?: boolean;
  readonly due?: DueShape;
  /** What is unusual about it. */
  readonly note?: Text;
}

export interface OrderDetail extends OrderShape {
  readonly lines: readonly {
    readonly id: string;
    readonly sku: string;
    readonly quantity: number;
    readonly fen: number;
    readonly state: string;
  }[];
  readonly events: readonly {
    readonly n: number;
    readonly at: number;
    readonly actor: string;
    readonly text: Text;
    readonly requestId?: string;
    /** Number of the request that caused it, while it is kept. */
    readonly request?: number;
    /** The push that tells of it. */
    readonly pushId?: string;
  }[];
  readonly actions: readonly ActionShape[];
}

/** The automatic steps, and when they happen. */
export interface DueShape {
  readonly at: number;
  readonly text: Text;
}

export interface ActionShape {
  readonly actor: "seller" | "buyer" | "carrier" | "platform";
  readonly verb: string;
  readonly text: Text;
  readonly enabled: boolean;
  /** Why it cannot be done now. */
  readonly why?: Text;
  /** The id to act on, where it is not that of the order. */
  readonly on?: string;
  /** What it takes besides the id. */
  readonly params?: readonly ParamShape[];
  /** The line that does the same in a test. */
  readonly code: string;
}

/** A field of the object that an act takes after the id; `lines`: pieces or fen by line id. */
export interface ParamShape {
  readonly name: string;
  readonly type: "text" | "fen" | "lines";
  readonly text: Text;
}

export interface CartShape {
  readonly id: string;
  readonly marketplace: "taobao" | "1688";
  readonly title: string;
  readonly sku: string;
  readonly shop: string;
  readonly quantity: number;
  readonly unitFen: number;
  readonly fen: number;
  readonly at: number;
  /** Pieces that can still be ordered; null: the SKU is gone. */
  readonly stock: number | null;
}

export interface RefundShape {
  readonly id: string;
  readonly marketplace: "taobao" | "1688";
  readonly orderId: string;
  readonly lineIds: readonly string[];
  readonly isReturn: boolean;
  readonly feeFen: number;
  readonly state: string;
  readonly reason: string;
  readonly text: string;
  readonly at: number;
  readonly due?: DueShape;
  readonly messages: readonly { readonly at: number; readonly by: string; readonly text: string }[];
}
