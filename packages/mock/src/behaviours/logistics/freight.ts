import type * as logistics from "@pandapon/core/logistics";
import type { Behaviours } from "../behaviour.ts";
import { book, keepPreview } from "./booking.ts";
import { tellDomestic } from "./domestic.ts";
import { freightLine, freightReceiver, keptLines, linesToShip, quotes } from "./freight-lines.ts";

const CHINA_MS = 8 * 3_600_000;

/** Freight abroad: estimate, preview, booking, domestic waybills. Prices are the mock's own. */
export const logisticsFreight: Behaviours<
  Pick<
    typeof logistics,
    "estimateOverseasFreight" | "previewOrderFreight" | "createInternationalLogisticsOrder" | "updateDomesticLogistics"
  >
> = {
  estimateOverseasFreight: ({ input, world }) => {
    const { country } = freightReceiver(input.receiverAddress);
    return quotes([freightLine(world, input)], country);
  },

  previewOrderFreight: ({ input, world }) => {
    const receiver = freightReceiver(input.receiverAddress);
    const lines = linesToShip(world, input.renderItems);
    const mockServices = quotes(lines, receiver.country);
    const { id, expiresAt } = keepPreview(world, receiver, keptLines(lines));
    const expires = new Date((expiresAt ?? world.now) + CHINA_MS).toISOString().slice(0, 19).replace("T", " ");
    return { renderId: id, mockServices, mockExpiresAt: expires };
  },

  createInternationalLogisticsOrder: ({ input, world }) => ({ mockNumber: book(world, input).number }),

  updateDomesticLogistics: ({ input, world }) => {
    tellDomestic(world, input);
    return null;
  },
};
