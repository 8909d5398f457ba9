import { isObject, type Json } from './json.ts';
import type { Step } from './keyword.ts';
import { includesName } from './name-set.ts';

/** The way to a part of a value: names and positions. */
export type Path = readonly (string | number)[];

/** The names and positions that steps lead through in a value; `undefined` where one of them is not there. */
export function pathOf(whole: Json, steps: readonly Step[]): Path | undefined {
  const path: (string | number)[] = [];
  let value: Json = whole;
  for (const step of steps) {
    const token = tokenIn(value, step);
    if (token === undefined) return undefined;
    path.push(token);
    value = memberOf(value, token) ?? null;
  }
  return path;
}

function tokenIn(value: Json, step: Step): string | number | undefined {
  if (step.into === 'property')
    return isObject(value) && Object.hasOwn(value, step.name) ? step.name : undefined;
  if (step.into === 'properties')
    return isObject(value) ? Object.keys(value).find((name) => includesName(step.names, name)) : undefined;
  const index = step.into === 'item' ? step.index : step.from;
  return Array.isArray(value) && index < value.length ? index : undefined;
}

function memberOf(value: Json, token: string | number): Json | undefined {
  if (Array.isArray(value)) return value[Number(token)];
  return isObject(value) ? value[token] : undefined;
}

/** The part of a value at the end of a path that is there. */
export function partAt(value: Json, path: Path): Json {
  return path.reduce((part, token) => memberOf(part, token) ?? null, value);
}

/** A value with another part at the end of a path. */
export function replaced(value: Json, path: Path, part: Json): Json {
  const [token, ...rest] = path;
  if (token === undefined) return part;
  const inner = replaced(memberOf(value, token) ?? null, rest, part);
  if (Array.isArray(value)) return value.with(Number(token), inner);
  // A computed name defines the property, so that `__proto__` is one like any other.
  return { ...(isObject(value) && value), [token]: inner };
}
