import { isObject } from '../json.ts';
import { typeName } from './type-name.ts';

/** Types that what is generated refers to by these names. */
const reserved = [
  'ArrayBuffer',
  'Blob',
  'Exclude',
  'Extract',
  'NonNullable',
  'Omit',
  'Readable',
  'Record',
  'Uint8Array',
  'WithRequired',
  'Writable',
];

/** The names of the types of `components.schemas`, by key; the first of two in the document keeps the plain name. */
export function componentTypeNames(document: { readonly components?: unknown }): ReadonlyMap<string, string> {
  const { components } = document;
  const schemas = isObject(components) && isObject(components['schemas']) ? components['schemas'] : {};
  const taken = new Set(reserved);
  const names = new Map<string, string>();
  for (const key of Object.keys(schemas)) {
    const name = typeName(key);
    let free = taken.has(name) ? `${name}Schema` : name;
    for (let count = 2; taken.has(free); count += 1) free = `${name}Schema${count}`;
    taken.add(free);
    names.set(key, free);
  }
  return names;
}
