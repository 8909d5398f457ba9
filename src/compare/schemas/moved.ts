import { isObject } from '../../json.ts';
import type { Containment } from '../../schema/index.ts';
import { declaredNames } from './declared-properties.ts';
import type { Difference } from './difference.ts';
import type { Pair, Sides } from './pair.ts';
import { schemaAt, type SchemaSide } from './schema-side.ts';

/**
 * Whether a property only moved, and nobody notices: another part of the schema of the same value declares it now,
 * or declared it before.
 *
 * @param pairs the pairs that speak of the value, the one that differs last
 */
export function isMoved(
  { base, head }: Sides,
  pairs: readonly Pair[],
  { difference, answer }: { readonly difference: Difference; readonly answer: Containment | 'idle' },
): boolean {
  const { replacement, action } = difference;
  if (replacement.part !== 'property' || answer === 'idle' || answer.verdict !== 'contained') return false;
  const pointers = pairs.map((pair) => (action === 'removed' ? pair.head : pair.base));
  return isDeclared(action === 'removed' ? head : base, pointers, replacement.name);
}

/** Whether a property is declared by a schema or below it, or by those around it. */
function isDeclared(side: SchemaSide, pointers: readonly string[], name: string): boolean {
  const own = pointers.at(-1) ?? '';
  if (declaredNames(side, own).has(name)) return true;
  return pointers.some((pointer) => {
    const schema = schemaAt(side, pointer);
    return isObject(schema) && isObject(schema.properties) && Object.hasOwn(schema.properties, name);
  });
}
