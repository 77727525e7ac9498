import { lettersOf } from "../../../state/catalogue/random.ts";
import { refuse } from "../../../state/refusals/refused.ts";
import type { World } from "../../../state/world.ts";
import { textOf } from "../../input.ts";

const DOMAIN = "https://cbu01.alicdn.com";
const LARGEST = 1_048_576;

/** The picture of the description's example, and the name that it gets there. */
const EXAMPLE = { content: "/9j/4AAQSkZJRgABAQEASABIAAD/2Q==", name: "O1CN01example" };

/** Beginnings of JPG, PNG, GIF and BMP, in hex. */
const HEADS = ["ffd8ff", "89504e470d0a1a0a", "47494638", "424d"];

/** Records the upload of a picture, and returns its address. */
export function uploadVoucher(world: World, imageData: unknown): { imageDomain: string; imageRelativeUrl: string } {
  const content = (textOf(imageData) ?? "").replace(/^data:[^,]*,/, "").replaceAll(/\s/g, "");
  const bytes = Buffer.from(content, "base64");
  if (bytes.length > LARGEST) refuse("voucher-too-large", { en: `${bytes.length} bytes` });
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(content);
  const head = bytes.subarray(0, 8).toString("hex");
  if (!isBase64 || !HEADS.some((known) => head.startsWith(known))) refuse("voucher-unreadable");
  const name = content === EXAMPLE.content ? EXAMPLE.name : `O1CN01${lettersOf(content, 10)}`;
  const path = `img/ibank/${name}-0-cib.jpg`;
  world.vouchers.put({ id: path, bytes: bytes.length, at: world.now });
  world.note("voucher.uploaded", { kind: "voucher", id: path }, { bytes: bytes.length });
  return { imageDomain: DOMAIN, imageRelativeUrl: path };
}
