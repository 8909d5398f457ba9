import { valueAt } from '../../json-pointer.ts';
import type { Constraint } from '../../schema/schema.ts';
import type { KnownLimit } from '../options.ts';
import type { Part } from '../part.ts';
import type { RequestParts } from '../parts.ts';
import type { JsonObject } from '../../json.ts';

/** What of a plan's context the known limits concern. */
interface Limited {
  readonly contract: { readonly document: JsonObject };
  readonly limits: readonly KnownLimit[];
}

/** What the target is known to do wrong about a constraint, as one sentence; `undefined` when nothing is known. */
export function knownLimit(
  { contract, limits }: Limited,
  kind: KnownLimit['kind'],
  part: Part,
  { keyword, schemaPointer }: Pick<Constraint, 'keyword' | 'schemaPointer'>,
): string | undefined {
  const value = valueAt(contract.document, schemaPointer);
  const subject = { keyword, value, in: part.in, style: part.style, mediaType: part.mediaType };
  return limits.find((limit) => limit.kind === kind && limit.applies(subject))?.what;
}

/** Why the target may refuse valid requests; `undefined` when it is not known to. */
export function knownRefusal(limited: Limited, { parameters, bodies }: RequestParts): string | undefined {
  for (const part of [...parameters, ...bodies]) {
    for (const constraint of part.schema?.constraints ?? []) {
      const limit = knownLimit(limited, 'rejects-valid', part, constraint);
      if (limit !== undefined) return limit;
    }
  }
  return undefined;
}
