import { type Json, type JsonObject, isObject } from '../json.ts';
import { fromPointer, valueAt } from '../json-pointer.ts';
import { internalPointer } from './references.ts';
import { type Kind, type Visited, sharedPlace, walk } from './structure.ts';

/**
 * Walks the OpenAPI objects of a document: those that stand where OpenAPI has a place for them, then those that
 * only references lead to, such as schemas in a `definitions` at the top. Everything else is somebody's data:
 * examples, defaults, enums, constants, extensions.
 */
export function* walkDocument(document: JsonObject): Generator<Visited> {
  const targets = targetsIn(document);
  const pending: Visited[] = [wholeOf(document)];
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const visited of walk(next.kind, next.value, next.tokens, next.container)) {
      targets.met(visited);
      yield visited;
    }
    if (pending.length === 0) pending.push(...targets.unmet());
  }
}

/** The document itself, as a walk begins with it. */
export function wholeOf(document: JsonObject): Visited {
  const isSwagger = document['openapi'] === undefined && document['swagger'] !== undefined;
  const kind = isSwagger ? 'swagger' : 'openapi';
  return { kind, value: document, tokens: [], container: undefined };
}

/** What references lead to, while a document is walked. */
export interface Targets {
  /** Is told of each object that is visited, once its own references are internal. */
  met(visited: Visited): void;
  /** What the references of visited objects lead to, and was not visited itself; each once. */
  unmet(): Visited[];
}

/** The targets of a document's references; none is known yet. */
export function targetsIn(document: JsonObject): Targets {
  /** References to elsewhere than a component, which is visited anyway; and those not looked at yet, with the kind of their targets. */
  const referred = new Set<string>();
  let unseen: (readonly [string, Kind])[] = [];
  // Few documents have such references: what was visited is not remembered before one is met.
  let known: Set<Json> | undefined;
  return {
    met: ({ kind, value }) => {
      if (!isObject(value)) return;
      known?.add(value);
      const reference = value['$ref'];
      if (typeof reference !== 'string' || isToComponent(reference, kind)) return;
      if (referred.has(reference)) return;
      referred.add(reference);
      unseen.push([reference, kind]);
    },
    unmet: () => {
      if (unseen.length === 0) return [];
      known ??= new Set(Iterator.from(walk(wholeOf(document).kind, document)).map(({ value }) => value));
      const targets = unseen.map(([reference, kind]) => targetAt(document, reference, kind));
      unseen = [];
      return targets.filter((target) => target !== undefined).filter(({ value }) => !known?.has(value));
    },
  };
}

function isToComponent(reference: string, kind: Kind): boolean {
  const place = sharedPlace(kind);
  if (place === undefined) return false;
  const start = `#/${place.join('/')}/`;
  return reference.startsWith(start) && !reference.includes('/', start.length);
}

/** What an internal reference leads to, as if it were met on a walk. */
function targetAt(document: JsonObject, reference: string, kind: Kind): Visited | undefined {
  const pointer = internalPointer(reference);
  const value = pointer === undefined ? undefined : valueAt(document, pointer);
  if (pointer === undefined || !isObject(value)) return undefined;
  const container = valueAt(document, pointer.replace(/\/[^/]*$/, ''));
  return { kind, value, tokens: fromPointer(pointer), container };
}
