import { setOwn, type Json, type JsonObject } from '../json.ts';
import type { Pair } from './pairs.ts';

/** Nesting beyond this is nobody's, and costs time. */
const deepest = 20;

/**
 * The object that names with brackets spell: `color[R]=100&color[shades][]=1` (OpenAPI 3.1 leaves what is nested
 * in `deepObject` open; this is how qs, Rails and PHP read it). A name that comes several times is a list, and so
 * is one with `[]` or with the indexes `[0]`, `[1]` …; the leaves are texts.
 */
export function readBracketed(name: string, pairs: readonly Pair[]): JsonObject {
  const root = branch();
  for (const [key, text] of pairs) {
    const path = pathOf(key.slice(name.length));
    if (path) put(root, path, text);
  }
  return objectOf(root);
}

/** Whether a name is that of a member of `name`: `color[R]`. */
export function isMemberOf(name: string, key: string): boolean {
  return key.startsWith(`${name}[`) && pathOf(key.slice(name.length)) !== undefined;
}

interface Branch {
  readonly texts: string[];
  readonly children: Map<string, Branch>;
}

function branch(): Branch {
  return { texts: [], children: new Map() };
}

function pathOf(brackets: string): readonly string[] | undefined {
  if (!/^(?:\[[^[\]]*\])+$/.test(brackets)) return undefined;
  const path = brackets.slice(1, -1).split('][');
  return path.length > deepest ? undefined : path;
}

function put(at: Branch, [step, ...rest]: readonly string[], text: string): void {
  if (step === undefined) {
    at.texts.push(text);
    return;
  }
  const child = at.children.get(step) ?? branch();
  at.children.set(step, child);
  put(child, rest, text);
}

function objectOf({ children }: Branch): JsonObject {
  const object: JsonObject = {};
  for (const [key, child] of children) setOwn(object, key, valueOf(child));
  return object;
}

function valueOf(at: Branch): Json {
  const { texts, children } = at;
  if (children.size === 0) return texts.length === 1 ? (texts[0] ?? '') : [...texts];
  const object = objectOf(at);
  return listOf(object) ?? object;
}

/** The list that an object is whose keys are `''` or its indexes in order; `undefined` for any other. */
export function listOf(object: JsonObject): Json[] | undefined {
  const items = Object.entries(object);
  if (!items.every(([key], index) => key === '' || key === String(index))) return undefined;
  return items.flatMap(([key, item]) => (key === '' ? [item].flat() : [item]));
}
