import { type CST, Parser } from 'yaml';

/**
 * The YAML parser compares each key of a mapping with all before it. So many comparisons are a few seconds,
 * and no description that people wrote comes near them.
 */
const mostComparisons = 20_000 ** 2 / 2;

/** A text as short as this one cannot take long. */
const harmless = 50_000;

/**
 * Where the largest mapping of a YAML or JSON text begins, as an offset, when parsing the text would take
 * minutes or days; `undefined` for every other text. It takes a part of the time of parsing.
 */
export function tooMuchEffort(text: string): number | undefined {
  if (text.length <= harmless) return undefined;
  const open: CST.Token[] = [...new Parser().parse(text)];
  let comparisons = 0;
  let largest = { size: 0, offset: 0 };
  for (let token = open.pop(); token; token = open.pop()) {
    const items = isMapping(token) ? token.items : [];
    comparisons += items.length ** 2 / 2;
    if (items.length > largest.size) largest = { size: items.length, offset: token.offset ?? 0 };
    for (const child of childrenOf(token)) open.push(child);
  }
  return comparisons > mostComparisons ? largest.offset : undefined;
}

function isMapping(token: CST.Token): token is CST.BlockMap | CST.FlowCollection {
  return token.type === 'block-map' || (token.type === 'flow-collection' && token.start.source === '{');
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) =>
    [key, value].filter((child) => child !== undefined && child !== null),
  );
}
