const PATH = "/__mock/pictures/";

/** The address of a picture on the mock whose own address is `origin`. A text that is an address already stays as it is. */
export const pictureUrl = (origin: string, id: string): string =>
  /^https?:/.test(id) ? id : `${origin}${PATH}${id}.svg`;

/** The picture id in an address of any mock; `undefined` for other addresses. */
export function pictureIdOf(url: string): string | undefined {
  const [, id] = /\/__mock\/pictures\/([a-z0-9-]+)\.svg(?:[?#].*)?$/.exec(url) ?? [];
  return id;
}

/** The photo of the description's examples, and the products that it finds. */
export const documentedPhotos = {
  base64: "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAEBAQ==",
  url: "https://cbu01.alicdn.com/img/ibank/O1CN01Gf8JoQ20i0lN5N8v2_!!2200000000000-0-cib.jpg",
  taobao: "672991141207",
  alibaba: "743470146022",
} as const;
