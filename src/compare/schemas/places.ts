import type { JsonObject } from '../../json.ts';
import { appendPointer, fromPointer, valueAt } from '../../json-pointer.ts';
import type { Proof } from '../change.ts';
import { culpritOf } from './culprit.ts';
import type { Difference } from './difference.ts';
import type { Pair, Sides } from './pair.ts';
import type { SchemaChange } from './schema-change.ts';
import { isAlong } from './refusals.ts';
import type { SchemaSide } from './schema-side.ts';
import type { Step } from './step.ts';

/**
 * Where a difference stands in both contracts: the keyword, or the one that refuses the witness when more than
 * one was compared at once.
 */
export function placesOf(
  sides: Sides,
  pair: Pair,
  { kind, tokens, replacement }: Difference,
  { proof, steps }: { readonly proof: Proof; readonly steps: readonly Step[] },
): Pick<SchemaChange, 'base' | 'head'> {
  const isManifold = replacement.part !== 'branches' && ['anyOf', 'oneOf', 'allOf', 'schema'].includes(kind);
  // Other branches on the way there fail as well, and are not what this is about.
  const failures = isManifold && proof.kind === 'witness' ? proof.failures : [];
  const culprit = culpritOf(
    sides,
    failures.filter(({ instancePointer }) => isAlong(instancePointer, steps)),
  );
  if (culprit !== undefined) {
    const [schema, keyword] = [culprit.slice(0, culprit.lastIndexOf('/')), fromPointer(culprit).at(-1) ?? ''];
    return {
      base: existingIn(sides.base.normal.source, schema, [keyword]),
      head: existingIn(sides.head.normal.source, schema, [keyword]),
    };
  }
  return {
    base: existing(sides.base, pair.base, tokens),
    head: existing(sides.head, pair.head, tokens),
  };
}

/** Where what stands below a schema of a normal form was written, or the schema when nothing does. */
export function existing(side: SchemaSide, schema: string, tokens: readonly string[]): string {
  return side.normal.origin(existingIn(side.document, schema, tokens));
}

function existingIn(document: JsonObject, schema: string, tokens: readonly string[]): string {
  const pointer = appendPointer(schema, ...tokens);
  return valueAt(document, pointer) === undefined ? schema : pointer;
}
