/** How many code points a text has: what JSON Schema counts as its length (Validation 2020-12, section 6.3.1). */
export function codePoints(text: string): number {
  let count = text.length;
  for (let index = 1; index < text.length; index++)
    if ((text.charCodeAt(index) & 0xfc00) === 0xdc00 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800)
      count--;
  return count;
}

/** Whether a text has at least so many code points, which most texts tell without being counted. */
export function isAtLeast(count: number, text: string): boolean {
  return text.length >= count && (text.length >= 2 * count || codePoints(text) >= count);
}

/** Whether a text has at most so many code points. */
export function isAtMost(count: number, text: string): boolean {
  return text.length <= count || (text.length <= 2 * count && codePoints(text) <= count);
}
