import type { ChangedPlace } from '../change-record.ts';
import { isObject, type JsonObject } from '../json.ts';
import { fromPointer, toPointer, valueAt } from '../json-pointer.ts';
import { shortened } from '../shortened-json.ts';

/** Characters of JSON of what is shown around a change. */
const room = 600;

/** The nearest object around a pointer, shortened; `undefined` when there is none. */
export function aroundOf(document: JsonObject, pointer: string): ChangedPlace['around'] {
  const tokens = fromPointer(pointer);
  // An entry of a list says little without its list, and a list without what it is the list of.
  let end = tokens.length - 1;
  while (end > 0 && !isObject(valueAt(document, toPointer(tokens.slice(0, end))))) end -= 1;
  if (end <= 0) return undefined;
  const host = toPointer(tokens.slice(0, end));
  const value = valueAt(document, host);
  return isObject(value) ? { pointer: host, value: shortened(value, room).value } : undefined;
}
