import { type Json, type JsonObject, isObject, setOwn } from '../../json.ts';
import { valueAt } from '../../json-pointer.ts';
import type { Loss } from '../contract.ts';
import { type Origins, locationOf } from '../origin.ts';
import { internalPointer } from '../references.ts';

/** A conversion of a Swagger 2.0 document under way. */
export interface Conversion {
  readonly document: JsonObject;
  readonly origins: Origins;
  /** What cannot be carried over, so far. */
  readonly losses: Loss[];
}

/** Says that something cannot be carried over; `key` is the member that it stands in. */
export function lose(
  { origins, losses }: Conversion,
  object: JsonObject,
  key: string,
  message: string,
): void {
  const origin = origins.of(object, key) ?? origins.ofContainer(object);
  if (origin) losses.push({ message, location: locationOf(origin) });
}

/** The object that something is or, through references within the document, leads to. */
export function followed(value: Json | undefined, { document }: Conversion): JsonObject | undefined {
  let at = value;
  for (let steps = 0; isObject(at) && typeof at['$ref'] === 'string' && steps < 100; steps += 1) {
    const pointer = internalPointer(at['$ref']);
    at = pointer === undefined ? undefined : valueAt(document, pointer);
  }
  return isObject(at) ? at : undefined;
}

/** Takes members out of an object; the rest stays. */
export function take(object: JsonObject, keys: readonly string[]): JsonObject {
  const taken: JsonObject = {};
  for (const key of keys) {
    if (!Object.hasOwn(object, key)) continue;
    setOwn(taken, key, object[key] as Json);
    delete object[key];
  }
  return taken;
}

/** The texts of a list of media types; `undefined` when there is none. */
export function mediaTypes(value: Json | undefined): string[] | undefined {
  const texts = Array.isArray(value) ? value.filter((type) => typeof type === 'string') : [];
  return texts.length > 0 ? texts : undefined;
}
