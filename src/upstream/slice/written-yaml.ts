import { isCollection, isMap, isPair, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Written, WrittenEntry } from './cut.ts';

/** How a YAML collection is written; `undefined` for what is none, an alias for example. */
export function writtenYaml(node: unknown, text: string): Written | undefined {
  if (!isMap(node) && !isSeq(node)) return undefined;
  const flow = node.flow === true;
  const places = placesOf(node);
  const entries = places.map(({ key, at, last, value }, index): WrittenEntry => {
    const floor = endOf(places[index - 1]?.last) ?? 0;
    const start = startOf(at) ?? 0;
    const end = endOf(last) ?? start;
    return {
      key,
      start: flow ? start : lineOf(text, start, floor),
      end: flow ? end : lineEnd(text, end),
      value: () => writtenYaml(value, text),
    };
  });
  return { flow, entries };
}

interface Place {
  readonly key: string;
  /** The node that it begins with, and that it ends with. */
  readonly at: unknown;
  readonly last: unknown;
  readonly value: unknown;
}

function placesOf(node: YAMLMap | YAMLSeq): Place[] {
  return node.items.map((item, index) => {
    if (!isPair(item)) return { key: String(index), at: item, last: item, value: item };
    const { key, value } = item;
    return { key: isScalar(key) ? String(key.value) : '', at: key, last: endOf(value) ? value : key, value };
  });
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

/** Where the last thing in a node ends: the end of a block collection is that of the comments behind it. */
function endOf(node: unknown): number | undefined {
  if (isCollection(node) && node.flow !== true) {
    const last = node.items.at(-1);
    const end = isPair(last) ? (endOf(last.value) ?? endOf(last.key)) : endOf(last);
    if (end !== undefined) return end;
  }
  return (node as Node | null | undefined)?.range?.[1];
}

/** The beginning of the line, and of the comments right above it, as far as they are not before the floor. */
function lineOf(text: string, offset: number, floor: number): number {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  for (;;) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    if (start === 0 || above < floor || !/^[ \t]*#/.test(text.slice(above, start))) return start;
    start = above;
  }
}

/** The end of the line that something ends on; a block scalar ends with its line already. */
function lineEnd(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}
