import { isObject } from '../json.ts';
import { typeName } from './type-name.ts';

/** Types that what is generated refers to by these names. */
const reserved = new Set([
  'ArrayBuffer',
  'Blob',
  'Date',
  'Exclude',
  'Extract',
  'NonNullable',
  'Omit',
  'Readable',
  'Record',
  'Stream',
  'Iterable',
  'AsyncIterable',
  'Temporal',
  'Uint8Array',
  'WithRequired',
  'Writable',
]);

/** The names of the types of `components.schemas`, by key; the first of two in the document keeps the plain name. */
export function componentTypeNames(document: { readonly components?: unknown }): ReadonlyMap<string, string> {
  const { components } = document;
  const schemas = isObject(components) && isObject(components['schemas']) ? components['schemas'] : {};
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const key of Object.keys(schemas)) names.set(key, freeTypeName(typeName(key), taken));
  return names;
}

/** A name that no other type has, and takes it. */
export function freeTypeName(name: string, taken: Set<string>): string {
  const isFree = (each: string): boolean => !taken.has(each) && !reserved.has(each);
  let free = isFree(name) ? name : `${name}Schema`;
  for (let count = 2; !isFree(free); count += 1) free = `${name}Schema${count}`;
  taken.add(free);
  return free;
}
