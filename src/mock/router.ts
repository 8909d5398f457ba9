import { requestMethod } from '../contract/contract.ts';
import {
  bySpecificity,
  namedValues,
  matchPathTemplate,
  parsePathTemplate,
  type PathTemplate,
} from '../wire/path-template.ts';
import type { ServedOperation } from './served-operation.ts';

/** What a request is for. */
export type Route =
  /** `values`: what the path has for the names of the template, percent-encoded. */
  | {
      readonly kind: 'operation';
      readonly operation: ServedOperation;
      readonly values: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'path-unknown' }
  /** `allow`: the methods that the path has. */
  | { readonly kind: 'method-unknown'; readonly allow: readonly string[] };

/** Finds what a request is for, by its method, as it is written, and path (percent-encoded, without the query). */
export type Router = (method: string, path: string) => Route;

interface Place {
  readonly template: PathTemplate;
  readonly operations: ReadonlyMap<string, ServedOperation>;
  readonly methods: readonly string[];
}

/**
 * A router over operations. Prism's own sorts all operations for each request, so the mock finds the
 * operation first and hands Prism that one alone. Of several templates that match, the most specific one
 * that has the method wins.
 */
export function createRouter(operations: readonly ServedOperation[]): Router {
  const places = placesByLength(operations);
  return (method, path) => {
    const candidates = places.get(path.split('/').length - 1) ?? [];
    const matches = candidates.flatMap((place) => {
      const values = matchPathTemplate(place.template, path);
      return values ? [{ place, values }] : [];
    });
    for (const { place, values } of matches) {
      const operation = place.operations.get(method);
      if (operation) return { kind: 'operation', operation, values: namedValues(place.template, values) };
    }
    if (matches.length === 0) return { kind: 'path-unknown' };
    const methods = new Set(matches.flatMap(({ place }) => place.methods));
    return { kind: 'method-unknown', allow: [...methods].toSorted() };
  };
}

function placesByLength(operations: readonly ServedOperation[]): ReadonlyMap<number, readonly Place[]> {
  const places = [...Map.groupBy(operations, ({ path }) => path)].map(([path, ofPath]) => ({
    template: parsePathTemplate(path),
    operations: new Map(ofPath.map((operation) => [requestMethod(operation.method), operation])),
    methods: ofPath.map(({ method }) => requestMethod(method)),
  }));
  const byLength = Map.groupBy(places, ({ template }) => template.segments.length);
  for (const same of byLength.values()) same.sort((a, b) => bySpecificity(a.template, b.template));
  return byLength;
}
