import type { Written, WrittenEntry } from './cut.ts';

/**
 * How a JSON object or array is written; `undefined` for what is neither. Faster than a parser that knows
 * where things are, as it looks only at what is asked for.
 *
 * @param text valid JSON
 * @param offset where the value begins, or white space before it
 */
export function writtenJson(text: string, offset = 0): Written | undefined {
  const open = skipSpace(text, offset);
  if (text[open] !== '{' && text[open] !== '[') return undefined;
  const entries: WrittenEntry[] = [];
  for (let at = skipSpace(text, open + 1); text[at] !== '}' && text[at] !== ']' && at < text.length;) {
    const entry = entryAt(text, at, text[open] === '{' ? undefined : String(entries.length));
    entries.push(entry);
    at = skipSpace(text, entry.end);
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return { flow: true, entries };
}

function entryAt(text: string, start: number, index: string | undefined): WrittenEntry {
  const keyEnd = index === undefined ? endOfString(text, start) : start;
  const valueStart = index === undefined ? skipSpace(text, skipSpace(text, keyEnd) + 1) : start;
  return {
    key: index ?? (JSON.parse(text.slice(start, keyEnd)) as string),
    start,
    end: endOfValue(text, valueStart),
    value: () => writtenJson(text, valueStart),
  };
}

function skipSpace(text: string, offset: number): number {
  let at = offset;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return at;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"' && at < text.length) at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function endOfValue(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start);
  if (text[start] !== '{' && text[start] !== '[')
    return start + (/[^\s,\]}]*/y.exec(text.slice(start, start + 64))?.[0].length ?? 0);
  let depth = 0;
  let at = start;
  do {
    const character = text[at];
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    at = character === '"' ? endOfString(text, at) : at + 1;
  } while (depth > 0 && at < text.length);
  return at;
}
