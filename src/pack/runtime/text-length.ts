/** How many characters a text has: code points, not UTF-16 units (Validation 2020-12, section 6.3.1). */
export function textLength(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    if ((text.codePointAt(index) ?? 0) > 0xffff) index += 1;
    length += 1;
  }
  return length;
}
