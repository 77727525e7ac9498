import type { OrderShape } from "../api/shapes.ts";
import * as t from "../texts/current.ts";
import { say } from "../texts/say.ts";
import { Icon } from "../ui/icon.tsx";
import { yuan } from "../ui/money.ts";
import { Tag } from "../ui/tag.tsx";
import { dayTime } from "../ui/times.ts";
import { LifeCycle } from "./life-cycle.tsx";
import { Thumb } from "./thumb.tsx";

export function OrderRow({
  order,
  isOpen,
  onOpen,
}: {
  readonly order: OrderShape;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}) {
  const { id, title, marketplace, orderNo, quantity, totalFen, due, note } = order;
  return (
    <div class="orow" role="option" id={`order-${id}`} aria-selected={isOpen} onClick={onOpen}>
      <Thumb title={title} quantity={quantity} />
      <span class="col">
        <span class="el b" lang="zh-CN">
          {title}
        </span>
        <span class="row sm">
          <Tag look="o">{marketplace === "1688" ? "1688" : t.taobao}</Tag>
          <span class="id mut">{orderNo}</span>
        </span>
        <span class="row sm mut">
          {(note !== undefined || due !== undefined) && <Icon name="clock" small />}
          <span class="el">
            {note !== undefined ? say(note) : due !== undefined ? `${dayTime(due.at)}: ${say(due.text)}` : ""}
          </span>
        </span>
      </span>
      <span class="col lf">
        <LifeCycle order={order} />
      </span>
      <span class="col right">
        <span class="bb tn">{yuan(totalFen)}</span>
        <span class="xs mut tn">
          {totalFen} {t.fen}
        </span>
      </span>
    </div>
  );
}
