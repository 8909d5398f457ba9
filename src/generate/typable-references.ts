import { type Kind, type Visited, componentsField } from '../contract/structure.ts';
import { type JsonObject, isObject, setOwn } from '../json.ts';
import { fromPointer, toPointer, valueAt } from '../json-pointer.ts';
import type { SchemaLookup } from './schema-lookup.ts';

/** The references of a document while they are being rewritten. */
export interface References {
  /** What they lead to in the bundled document. */
  readonly lookup: SchemaLookup;
  /** The copy that is being made typable. */
  readonly document: JsonObject;
  /** References to the components made so far, by kind and pointer of what they copy. */
  readonly made: Map<string, string>;
}

/**
 * A reference that openapi-typescript understands: to a component of the kind that is asked for. What
 * stands elsewhere, deep in a path or a schema, is copied to a component; where it stands the type
 * has no name. `undefined` when nothing of that kind can be referred to.
 */
export function componentReference(
  reference: string,
  kind: Kind,
  references: References,
): { reference: string; made?: Visited } | undefined {
  const pointer = references.lookup.pointerOf(reference);
  const field = componentsField(kind);
  if (pointer === undefined || field === undefined) return undefined;
  const [section, ...names] = fromPointer(pointer).slice(1);
  const isComponent = pointer.startsWith('/components/') && section === field && names.length === 1;
  if (isComponent)
    return valueAt(references.document, pointer) === undefined ? undefined : { reference: `#${pointer}` };
  return makeComponent(pointer, kind, field, references);
}

function makeComponent(
  pointer: string,
  kind: Kind,
  field: string,
  { lookup, document, made }: References,
): { reference: string; made?: Visited } | undefined {
  const key = `${kind} ${pointer}`;
  const known = made.get(key);
  if (known !== undefined) return { reference: known };
  const value = valueAt(lookup.document, pointer);
  if (value === undefined) return undefined;
  const section = memberObject(memberObject(document, 'components'), field);
  const name = freeName(section, fromPointer(pointer));
  section[name] = structuredClone(value);
  const tokens = ['components', field, name];
  made.set(key, `#${toPointer(tokens)}`);
  return {
    reference: `#${toPointer(tokens)}`,
    made: { kind, value: section[name], tokens, container: section },
  };
}

function memberObject(parent: JsonObject, key: string): JsonObject {
  const present = parent[key];
  if (isObject(present)) return present;
  const object: JsonObject = {};
  setOwn(parent, key, object);
  return object;
}

/** Named after where it stands, in the characters of component names ("Components Object"). */
function freeName(section: JsonObject, tokens: readonly string[]): string {
  const name = tokens
    .map((token) => token.replaceAll(/[^A-Za-z0-9.-]+/g, '_'))
    .join('.')
    .replace(/^components\.[a-zA-Z]+\./, '');
  let free = name;
  for (let count = 2; Object.hasOwn(section, free); count += 1) free = `${name}_${count}`;
  return free;
}
