import { isObject, setOwn, type Json, type JsonObject } from '../json.ts';
import { canonicalText } from '../json-equal.ts';

/** So many values are tried at most, and fewer when they are long. */
const mostTries = 400;
/** So many characters all values that are tried have at most, taken together. */
const mostText = 400_000;

/** A simpler value that is still a witness: parts are left out and made small as long as it stays one. */
export function shrunk(witness: Json, isWitness: (value: Json) => boolean): Json {
  let simplest = witness;
  let tries = 0;
  const most = Math.min(mostTries, mostText / canonicalText(witness).length);
  for (;;) {
    const simpler = simplerValues(simplest)
      .take(mostTries)
      .find((value) => tries++ < most && isWitness(value));
    if (simpler === undefined || tries > most) return simplest;
    simplest = simpler;
  }
}

/** Values that are simpler than a value, in one step, the boldest steps first. */
function* simplerValues(value: Json): Generator<Json> {
  for (const other of smaller(value)) if (costOf(other) < costOf(value)) yield other;
  if (Array.isArray(value)) {
    for (const index of value.keys()) yield value.toSpliced(index, 1);
    for (const [index, item] of value.entries())
      for (const simpler of simplerValues(item)) yield value.with(index, simpler);
  }
  if (!isObject(value)) return;
  for (const name of Object.keys(value)) yield changed(value, name, undefined);
  for (const [name, member] of Object.entries(value))
    for (const simpler of simplerValues(member)) yield changed(value, name, simpler);
}

/** Small values of the same type. */
function smaller(value: Json): readonly Json[] {
  if (Array.isArray(value)) return [[], value.slice(0, Math.ceil(value.length / 2))];
  if (isObject(value)) return [{}];
  if (typeof value === 'number') return [0, 1, -1, Math.trunc(value), Math.trunc(value / 2)];
  if (typeof value !== 'string') return [];
  const length = Math.ceil(value.length / 2);
  const halves = [value.slice(0, length), value.slice(length)];
  return ['', 'a', ...halves, value.slice(1), value.slice(0, -1), 'a'.repeat(value.length)];
}

/** What makes a value hard to read: its length, then what is unusual in it. */
function costOf(value: Json): number {
  const text = canonicalText(value);
  return text.length + text.replaceAll(/[a-z0-9]/g, '').length / (text.length + 1);
}

function changed(object: JsonObject, name: string, value: Json | undefined): JsonObject {
  const copy: JsonObject = {};
  for (const [key, member] of Object.entries(object)) {
    if (key !== name) setOwn(copy, key, member);
    else if (value !== undefined) setOwn(copy, key, value);
  }
  return copy;
}
