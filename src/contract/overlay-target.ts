import { JSONPathEnvironment, JSONPathError } from 'json-p3';
import { type Json, type JsonObject, textOf } from '../json.ts';
import { withinTime } from '../time-limit.ts';
import { type Action, Misfit, fail } from './overlay-action.ts';
import { setExpressions } from './overlay-expressions.ts';
import type { Origin } from './origin.ts';

/** What a document's values stand in. */
export type Container = Json[] | JsonObject;

/** Documents may be as deep as `Origins` lets them be; the library's own limit is 50 levels. */
const jsonPath = new JSONPathEnvironment({ maxRecursionDepth: 1000 });
setExpressions(jsonPath);

/** A node that a JSONPath query selected: what it is, and the container and key it stands in; none for the root. */
export interface Node {
  readonly value: Json;
  readonly path: readonly (string | number)[];
  readonly slot: { readonly container: Container; readonly key: string } | undefined;
}

/**
 * The nodes that an action's `target` or `copy` selects, at least one.
 *
 * @throws ExpectedError when it is no query, or selects nothing
 */
export function select(document: JsonObject, action: Action, field: 'target' | 'copy'): Node[] {
  const query = textOf(action.fields[field]);
  const nodes = evaluate(document, query, action.at(field));
  if (nodes.length > 0) return nodes;
  throw new Misfit(
    field === 'copy' ? 'source' : 'target',
    action.at(field),
    `the overlay's ${field} ${query} matches nothing in the description`,
    'Upstream may have renamed or removed what it speaks of: adapt the action, or delete it.',
  );
}

/** How long a query may take, in milliseconds: descendants of descendants can take for ever. */
const queryTimeout = 10_000;

function evaluate(document: JsonObject, query: string, origin: Origin): Node[] {
  try {
    const found = withinTime(() => jsonPath.query(query, document), queryTimeout);
    if (!found)
      return fail(origin, `the query ${query} takes more than ${queryTimeout / 1000} s: make it simpler`);
    return found.value.nodes.map(({ location, value }) => ({
      value: value as Json,
      path: location,
      slot: slotOf(document, location),
    }));
  } catch (error) {
    if (!(error instanceof JSONPathError)) throw error;
    return fail(origin, `not a JSONPath query (RFC 9535): ${error.message}`);
  }
}

function slotOf(document: JsonObject, location: readonly (string | number)[]): Node['slot'] {
  if (location.length === 0) return undefined;
  let container: Json = document;
  for (const token of location.slice(0, -1)) container = (container as JsonObject)[token] as Json;
  return { container: container as Container, key: String(location.at(-1)) };
}
