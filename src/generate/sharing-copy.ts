import { type Json, type JsonObject, isObject, setOwn } from '../json.ts';
import { fromPointer } from '../json-pointer.ts';

/** A copy of a document that has in common with it whatever nobody asked for to change it. */
export interface SharingCopy {
  readonly document: JsonObject;
  /** What stands at a pointer, to be changed; `undefined` when it is no object. */
  at(pointer: string): JsonObject | undefined;
}

/** The copy of a document. */
export function sharingCopy(original: JsonObject): SharingCopy {
  const document = { ...original };
  const own = new Set<Json>([document]);
  const memberOf = (holder: Json, token: string): Json | undefined => {
    const found = Array.isArray(holder)
      ? holder[Number(token)]
      : isObject(holder)
        ? holder[token]
        : undefined;
    if (typeof found !== 'object' || found === null || own.has(found)) return found;
    const copy: Json = Array.isArray(found) ? [...found] : { ...found };
    own.add(copy);
    if (Array.isArray(holder)) holder[Number(token)] = copy;
    else if (isObject(holder)) setOwn(holder, token, copy);
    return copy;
  };
  return {
    document,
    at: (pointer) => {
      let value: Json | undefined = document;
      for (const token of fromPointer(pointer))
        value = value === undefined ? undefined : memberOf(value, token);
      return isObject(value) ? value : undefined;
    },
  };
}
