import { isObject } from '../json.ts';
import { appendPointer, valueAt } from '../json-pointer.ts';
import { keywordValue, type SchemaGraph, type SchemaNode } from './schema-node.ts';
import type { SchemaPlace } from './schema.ts';

/** The graph of the schemas that a place reaches, followed only as far as somebody asks. */
export function schemaGraph(place: SchemaPlace): SchemaGraph {
  const nodes = new Map<string, SchemaNode>();
  const at = (pointer: string): SchemaNode | undefined => {
    const known = nodes.get(pointer);
    if (known) return known;
    const value = valueAt(place.document, pointer);
    if (value === undefined) return undefined;
    const schema = isObject(value) || typeof value === 'boolean' ? value : true;
    const node = { id: nodes.size, pointer, schema };
    nodes.set(pointer, node);
    return node;
  };
  const root = at(place.pointer) ?? { id: -1, pointer: place.pointer, schema: true };
  return {
    root,
    child: (node, ...tokens) => at(appendPointer(node.pointer, ...tokens)) ?? { ...root, schema: true },
    target: (node, keyword) => {
      const reference = keywordValue(node, keyword);
      return typeof reference === 'string' ? at(pointerOf(reference)) : undefined;
    },
  };
}

/** The JSON pointer in a same-document reference; one that leads nowhere for any other (RFC 6901, section 6). */
function pointerOf(reference: string): string {
  if (!reference.startsWith('#')) return '/\u0000';
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return '/\u0000';
  }
}
