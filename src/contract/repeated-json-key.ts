const quote = 0x22;
const backslash = 0x5c;

/**
 * Where the first key that its object has already begins, in a text that is JSON: which of the values counts,
 * one parser says otherwise than the next (RFC 8259, section 4). `undefined` when there is none.
 */
export function repeatedJsonKey(text: string): number | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 0x7b) open.push(new Set());
    else if (character === 0x5b) open.push(undefined);
    else if (character === 0x7d || character === 0x5d) open.pop();
    else if (character === quote) {
      const end = endOfString(text, at);
      if (isKey(text, end) && !isNew(open.at(-1), text.slice(at, end))) return at;
      at = end - 1;
    }
  }
  return undefined;
}

/** The index after the closing quote: the first that no odd number of backslashes stands before. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text.charCodeAt(before - 1) === backslash) before -= 1;
    if ((end - before) % 2 === 0) return end + 1;
  }
}

function isKey(text: string, end: number): boolean {
  let next = end;
  while (' \t\r\n'.includes(text.charAt(next)) && next < text.length) next += 1;
  return text.charAt(next) === ':';
}

/** A key that is written with escapes is the one that it stands for. */
function isNew(known: Set<string> | undefined, written: string): boolean {
  if (!known) return true;
  const key = written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1);
  const before = known.size;
  return known.add(key).size > before;
}
