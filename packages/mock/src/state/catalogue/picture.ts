import type { Shape } from "./shape.ts";
import { nouns } from "./words/nouns.ts";
import { colours } from "./words/options.ts";

const SIZE = 400;

/**
 * The picture of a product, drawn from its id alone (`tshirt-white-743470146022-0`: noun, colour, number of the product, number of
 * the picture). An id of
 * another form yields a plain box, so that every address shows something.
 */
export function pictureSvg(id: string): string {
  const [nounKey = "", colourKey = "", number = ""] = id.split("-");
  const noun = nouns.find(({ key }) => key === nounKey);
  const colour = colours.find(({ key }) => key === colourKey);
  const fill = colour?.hex ?? "#a9b2ba";
  const title = `${colour?.zh ?? ""}${noun?.zh ?? "商品"}`;
  const caption = /^\d{1,19}$/.test(number) ? number : "";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" width="${SIZE}" height="${SIZE}" role="img">`,
    `<title>${title}</title>`,
    `<rect width="${SIZE}" height="${SIZE}" fill="#f1f0ec"/>`,
    `<g fill="${fill}" stroke="#4a4f55" stroke-width="4" stroke-linejoin="round" stroke-linecap="round">${outlines[noun?.shape ?? "box"]}</g>`,
    `<text x="200" y="372" text-anchor="middle" font-family="sans-serif" font-size="22" fill="#4a4f55">${title}</text>`,
    caption === ""
      ? ""
      : `<text x="200" y="392" text-anchor="middle" font-family="monospace" font-size="12" fill="#8a9097">${caption}</text>`,
    "</svg>",
  ].join("");
}

const outlines: Readonly<Record<Shape, string>> = {
  top: '<path d="M140 70 80 105l-35 75 50 25 20-30v150h170V175l20 30 50-25-35-75-60-35c-20 30-100 30-120 0z"/>',
  dress: '<path d="M150 60h20c15 20 45 20 60 0h20l-15 100 70 165H95l70-165z"/>',
  trousers: '<path d="M130 60h140l20 265h-65L200 150l-25 175h-65z"/>',
  shoe: '<path d="M60 210c50 10 90-30 110-60l60 55c40 25 110 20 115 65v25H60z"/><path d="M60 295h285v20H60z"/>',
  sock: '<path d="M150 55h80v140c0 25 70 45 70 85 0 45-60 45-100 20-35-20-50-45-50-80z"/>',
  bag: '<path d="M140 130V95c0-50 120-50 120 0v35" fill="none" stroke-width="14"/><path d="M95 130h210l20 190H75z"/><path d="M140 210h120v60H140z"/>',
  box: '<path d="M80 120 200 70l120 50v150l-120 55-120-55z"/><path d="m80 120 120 55 120-55M200 175v150" fill="none"/>',
  bike: '<circle cx="110" cy="250" r="60" fill="none" stroke-width="12"/><circle cx="290" cy="250" r="60" fill="none" stroke-width="12"/><path d="M110 250 160 150h100l30 100-110-10zM260 150l-10-45h40M150 150h-30" stroke-width="10"/>',
  cable:
    '<path d="M110 110c0 120 180 20 180 150" fill="none" stroke-width="18"/><path d="M90 60h40v60H90zM270 255h40v70h-40z"/>',
  bottle: '<path d="M165 60h70v40l30 45v180H135V145l30-45z"/><path d="M165 60h70v28h-70z"/>',
  toy: '<circle cx="140" cy="105" r="35"/><circle cx="260" cy="105" r="35"/><circle cx="200" cy="160" r="80"/><ellipse cx="200" cy="275" rx="75" ry="55"/><circle cx="172" cy="150" r="6" fill="#26282b"/><circle cx="228" cy="150" r="6" fill="#26282b"/>',
  umbrella:
    '<path d="M60 210c0-180 280-180 280 0-30-30-65-30-93 0-30-30-64-30-94 0-28-30-63-30-93 0z"/><path d="M200 210v90c0 30 45 30 45 0" fill="none" stroke-width="10"/>',
  paper:
    '<path d="M110 60h140l40 45v220H110z"/><path d="M250 60v45h40M140 150h120M140 190h120M140 230h80" fill="none"/>',
};
