import type { Operation } from '../../contract/contract.ts';
import { isObject, type Json } from '../../json.ts';
import type { Draft } from '../draft.ts';
import type { Part } from '../part.ts';
import { pathParameters } from '../path-shape.ts';
import type { ResourceIndex, ResourceKind } from './resource-index.ts';

/** A place of a request that says which resource is meant. */
export interface NamingPlace {
  readonly part: Part;
  /** Where in the part's value; none for the whole. */
  readonly tokens: readonly string[];
  readonly kind: ResourceKind;
}

/** How many places of one value are looked at. */
const most = 500;

/**
 * The places of a draft that name resources: the parameters of its path, and members and parameters that are called
 * like the id of one.
 */
export function namingPlaces(
  index: ResourceIndex,
  operation: Operation,
  draft: Draft,
): readonly NamingPlace[] {
  const inPath = new Map(pathParameters(operation.path).map(({ name, shape }) => [`path.${name}`, shape]));
  return [...draft].flatMap(([part, value]) => {
    const shape = inPath.get(part.key);
    const kind = shape === undefined ? undefined : index.at(shape);
    if (kind) return [{ part, tokens: [], kind }];
    return placesIn(index, part, value);
  });
}

/** The names that lead to a place: that of a parameter, and those of members. */
export function namesOfPlace(part: Part, tokens: readonly string[]): readonly string[] {
  return part.in === 'body' ? tokens : [part.key.slice(part.key.indexOf('.') + 1), ...tokens];
}

function placesIn(index: ResourceIndex, part: Part, value: Json): readonly NamingPlace[] {
  const found: NamingPlace[] = [];
  const waiting: { readonly value: Json; readonly tokens: readonly string[] }[] = [{ value, tokens: [] }];
  for (const { value: there, tokens } of waiting) {
    if (waiting.length > most) break;
    const children = Array.isArray(there)
      ? Object.entries(there)
      : isObject(there)
        ? Object.entries(there)
        : [];
    for (const [token, child] of children) waiting.push({ value: child, tokens: [...tokens, token] });
    if (typeof there !== 'string' && typeof there !== 'number') continue;
    const kind = index.named(namesOfPlace(part, tokens));
    if (kind) found.push({ part, tokens, kind });
  }
  return found;
}
