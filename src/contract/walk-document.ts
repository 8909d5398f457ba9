import { type Json, type JsonObject, isObject } from '../json.ts';
import { fromPointer, valueAt } from '../json-pointer.ts';
import { internalPointer } from './references.ts';
import { type Kind, type Visited, walk } from './structure.ts';

/**
 * Walks the OpenAPI objects of a document: those that stand where OpenAPI has a place for them, then those that
 * only references lead to, such as schemas in a `definitions` at the top. Everything else is somebody's data:
 * examples, defaults, enums, constants, extensions.
 */
export function* walkDocument(document: JsonObject): Generator<Visited> {
  const targets = targetsIn(document);
  const pending: Visited[] = [{ kind: 'openapi', value: document, tokens: [], container: undefined }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const visited of walk(next.kind, next.value, next.tokens, next.container)) {
      targets.met(visited);
      yield visited;
    }
    if (pending.length === 0) pending.push(...targets.unmet());
  }
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
  const known = new Set<Json>();
  const referred = new Map<string, Kind>();
  return {
    met: ({ kind, value }) => {
      if (!isObject(value)) return;
      known.add(value);
      const pointer = typeof value['$ref'] === 'string' ? internalPointer(value['$ref']) : undefined;
      if (pointer !== undefined && !referred.has(pointer)) referred.set(pointer, kind);
    },
    unmet: () => {
      const targets = [...referred].map(([pointer, kind]) => targetAt(document, pointer, kind));
      referred.clear();
      return targets.filter((target) => target !== undefined).filter(({ value }) => !known.has(value));
    },
  };
}

/** What stands at a pointer, as if it were met on a walk. */
function targetAt(document: JsonObject, pointer: string, kind: Kind): Visited | undefined {
  const value = valueAt(document, pointer);
  if (!isObject(value)) return undefined;
  const container = valueAt(document, pointer.replace(/\/[^/]*$/, ''));
  return { kind, value, tokens: fromPointer(pointer), container };
}
