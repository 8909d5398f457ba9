import { isObject, setOwn, type Json, type JsonObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import { applicators } from '../../schema/reading.ts';
import { isDeciding } from '../deciding.ts';
import { placeOfMember, referenceTo, type Work } from './work.ts';

/** The value of a keyword with its subschemas referred to at a pointer of the normal document, so that each is judged once. */
export function referred(work: Work, value: Json, keyword: string, pointer: string): Json {
  const holding = keyword === 'contentSchema' ? 'one' : applicators.get(keyword);
  if (holding === undefined) return value;
  if (holding === 'one') return subschema(work, value, pointer);
  if (Array.isArray(value)) {
    const list = value.map((entry, index) => subschema(work, entry, appendPointer(pointer, index)));
    return keepOrigin(work, value, list);
  }
  if (!isObject(value)) return value;
  const map: JsonObject = {};
  for (const name of Object.keys(value))
    setOwn(map, name, subschema(work, value[name] ?? null, appendPointer(pointer, name)));
  const places = new Map(Object.keys(value).map((name) => [name, placeOfMember(work, value, name) ?? '']));
  work.places.set(map, places);
  return keepOrigin(work, value, map);
}

/** What is a reference already, or says next to nothing, stands for itself. */
function subschema(work: Work, schema: Json, pointer: string): Json {
  if (!isObject(schema)) return schema;
  const deciding = Object.keys(schema).filter(isDeciding);
  const isPlain = deciding.length === 0 || (deciding.length === 1 && deciding[0] === '$ref');
  return isPlain ? schema : keepOrigin(work, schema, { $ref: referenceTo(pointer) });
}

function keepOrigin<Value extends object>(work: Work, from: object, to: Value): Value {
  const origin = work.origins.get(from);
  if (origin !== undefined) work.origins.set(to, origin);
  return to;
}
