import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import { appendPointer } from '../../json-pointer.ts';
import { unitOf } from './kept.ts';
import { pushTo } from './push-to.ts';
import type { HiddenNeeds } from './reach.ts';

interface Search {
  /** Pointers of the anchors met so far: a name means the latest (YAML 1.2.2, section 3.2.2.2). */
  readonly anchors: Map<string, string>;
  /** Pointers of what aliases stand for, by the unit that they stand in. */
  readonly needs: Map<string, string[]>;
}

/** What the aliases of a YAML document need: what is under their anchors, wherever in the document that is. */
export function aliasNeeds(contents: unknown): HiddenNeeds {
  const search: Search = { anchors: new Map(), needs: new Map() };
  collect(contents, '', search);
  return (unit) => search.needs.get(unit) ?? [];
}

function collect(node: unknown, pointer: string, search: Search): void {
  if (isAlias(node)) {
    const target = search.anchors.get(node.source);
    if (target !== undefined) pushTo(search.needs, unitOf(pointer), target);
    return;
  }
  if (isNode(node) && 'anchor' in node && typeof node.anchor === 'string') {
    search.anchors.set(node.anchor, pointer);
  }
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) collect(item, appendPointer(pointer, index), search);
  }
  if (!isMap(node)) return;
  for (const { key, value } of node.items) {
    collect(value, appendPointer(pointer, isScalar(key) ? String(key.value) : ''), search);
  }
}
