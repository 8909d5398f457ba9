import type { Kept } from './kept.ts';

/** An object or array as it is written in a text: what of it can be cut out, and from where to where. */
export interface Written {
  /** Whether the entries are separated by commas, not by lines. */
  readonly flow: boolean;
  readonly entries: readonly WrittenEntry[];
}

/** A member or item as it is written. Offsets are into the text. */
export interface WrittenEntry {
  /** The key, or the index. */
  readonly key: string;
  /** Where it begins: its key, or where the comments that speak of it begin. */
  readonly start: number;
  /** Where its value ends; where entries have their own lines, that of its last line. */
  readonly end: number;
  /** What its value is made of; `undefined` when that is nothing that can be cut. */
  value(): Written | undefined;
}

interface Cut {
  readonly from: number;
  readonly to: number;
}

/** The text with only what is kept; everything else of it stays as it is, letter by letter. */
export function cutText(text: string, written: Written, kept: Kept): string {
  let result = '';
  let at = 0;
  for (const { from, to } of cutsOf(written, kept)) {
    if (from > at) result += text.slice(at, from);
    at = Math.max(at, to);
  }
  return result + text.slice(at);
}

function cutsOf({ flow, entries }: Written, kept: Kept): Cut[] {
  const fates = entries.map(({ key }) => kept.get(key));
  const lastKept = fates.findLastIndex((fate) => fate !== undefined);
  const cuts: Cut[] = [];
  for (const [index, entry] of entries.entries()) {
    const fate = fates[index];
    if (fate === undefined) cuts.push(cutOf(entries, index, flow && index > lastKept ? lastKept : undefined));
    else if (fate !== 'whole') cuts.push(...partOf(entry, fate));
  }
  return cuts;
}

function partOf(entry: WrittenEntry, kept: Kept): Cut[] {
  const value = entry.value();
  return value ? cutsOf(value, kept) : [];
}

/** With a comma behind it, or, after the last entry that is kept, with the comma before it. */
function cutOf(entries: readonly WrittenEntry[], index: number, lastKept: number | undefined): Cut {
  const { start = 0, end = 0 } = entries[index] ?? {};
  const before = lastKept === undefined ? undefined : entries[lastKept];
  if (before) return { from: before.end, to: end };
  return { from: start, to: entries[index + 1]?.start ?? end };
}
