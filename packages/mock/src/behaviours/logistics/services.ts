/** A way abroad. Names, prices and countries are the mock's own. */
export interface FreightService {
  readonly serviceId: string;
  readonly companyName: string;
  readonly serviceCategory: string;
  /** Two-letter codes; `CN` means a warehouse at home. */
  readonly countries: readonly string[];
  /** Price of the first 500 g, and of each further 500 g, in fen. */
  readonly firstFen: number;
  readonly nextFen: number;
}

const ABROAD = ["US", "JP", "KR", "SG", "MY", "TH", "VN", "GB", "DE", "FR", "AU", "CA", "RU", "ID", "PH"];
const NEAR = ["JP", "KR", "SG", "MY", "TH", "VN", "ID", "PH"];

export const freightServices: readonly FreightService[] = [
  {
    serviceId: "1",
    companyName: "示例国际空运",
    serviceCategory: "AIR",
    countries: ["CN", ...ABROAD],
    firstFen: 5_800,
    nextFen: 2_400,
  },
  {
    serviceId: "2",
    companyName: "示例国际海运",
    serviceCategory: "SEA",
    countries: ["CN", ...NEAR, "US", "AU"],
    firstFen: 2_600,
    nextFen: 700,
  },
  {
    serviceId: "3",
    companyName: "示例国际快递",
    serviceCategory: "EXPRESS",
    countries: ABROAD,
    firstFen: 12_000,
    nextFen: 4_500,
  },
  {
    serviceId: "4",
    companyName: "示例集运仓",
    serviceCategory: "WAREHOUSE",
    countries: ["CN"],
    firstFen: 600,
    nextFen: 200,
  },
];

const STEP_G = 500;

/** Price in fen for a weight in grams. */
export const priceFen = ({ firstFen, nextFen }: FreightService, weightG: number): number =>
  firstFen + Math.max(0, Math.ceil(weightG / STEP_G) - 1) * nextFen;

const CHINA = new Set(["", "CN", "中国", "CHINA"]);

/** The two-letter code of a country as callers write it; without one, China. */
export function countryOf(text: string | undefined): string {
  const country = (text ?? "").trim().toUpperCase();
  return CHINA.has(country) ? "CN" : country;
}

export const servicesFor = (country: string): readonly FreightService[] =>
  freightServices.filter(({ countries }) => countries.includes(country));
