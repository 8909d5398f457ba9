import { createHash } from 'node:crypto';
import type { Contract, Operation } from '../contract/contract.ts';
import { internalPointer } from '../contract/references.ts';
import { isObject, type Json } from '../json.ts';
import { valueAt } from '../json-pointer.ts';

/**
 * The order in which operations are tried where the time may not suffice for all: those that changed first; then the
 * others, those whose requests are described by less before those by more, as many small ones take the time of a
 * large one. Among those of about one size it begins at a place that follows from the contract, so that another
 * contract begins elsewhere and the same one at the same place.
 */
export function rotation(
  contract: Contract,
  changed: readonly Operation[],
): (operations: readonly Operation[]) => readonly Operation[] {
  const first = new Set(changed);
  return (operations) => {
    const others = operations.filter((operation) => !first.has(operation));
    const start = others.length === 0 ? 0 : numberOf(contract) % others.length;
    const turned = [...others.slice(start), ...others.slice(0, start)];
    const sizes = new Map(turned.map((operation) => [operation, sizeOf(contract, operation)]));
    return [
      ...operations.filter((operation) => first.has(operation)),
      ...turned.toSorted((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0)),
    ];
  };
}

function numberOf({ document }: Contract): number {
  return createHash('sha256').update(JSON.stringify(document)).digest().readUInt32BE(0);
}

/** About how much describes an operation's requests, references followed: each step is twice as much. */
function sizeOf({ document }: Contract, { parameters, requestBody }: Operation): number {
  const pending = [...parameters, ...(requestBody ? [requestBody] : [])].map(({ pointer }) => pointer);
  const seen = new Set<string>();
  let length = 0;
  for (let pointer = pending.pop(); pointer !== undefined; pointer = pending.pop()) {
    if (seen.has(pointer)) continue;
    seen.add(pointer);
    const value = valueAt(document, pointer) ?? null;
    length += JSON.stringify(value).length;
    pending.push(...referencesIn(value));
  }
  return Math.floor(Math.log2(length + 1));
}

function referencesIn(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  const { $ref } = value;
  const target = typeof $ref === 'string' ? internalPointer($ref) : undefined;
  return [...(target ? [target] : []), ...Object.values(value).flatMap(referencesIn)];
}
