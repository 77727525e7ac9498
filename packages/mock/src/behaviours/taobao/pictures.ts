/** How JPEG, PNG, GIF and WEBP begin, in hexadecimal; a dot stands for any digit. */
const HEADS = [/^ffd8ff/, /^89504e470d0a1a0a/, /^474946383[79]61/, /^52494646.{8}57454250/];

/** Base64 text of a picture: as far as its first bytes tell. */
export function isPictureText(text: string): boolean {
  const plain = text.replace(/^data:image\/[\w.+-]+;base64,/i, "").replace(/\s/g, "");
  if (!/^[\da-z+/_-]+={0,2}$/i.test(plain)) return false;
  const head = Buffer.from(plain.slice(0, 24), "base64").toString("hex");
  return HEADS.some((form) => form.test(head));
}
