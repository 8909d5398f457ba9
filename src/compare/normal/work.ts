import type { Json, JsonObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';

/** What is known while schemas of a document are brought to their normal form. */
export interface Work {
  /** The document as its author wrote it. */
  readonly source: JsonObject;
  /** Normal forms by the pointers that their schemas have in the source. */
  readonly schemas: JsonObject;
  /** Where a part of a normal form was written, as a pointer into the source. */
  readonly origins: WeakMap<object, string>;
  /** The same for a member of an object, where that is not below the object's own origin. */
  readonly places: WeakMap<object, Map<string, string>>;
  /** Members that nobody wrote, as a place implies them: an empty text has no way to travel in a path. */
  readonly implied: WeakMap<object, Set<string>>;
  /** Pointers of schemas that are referred to, and have no normal form yet. */
  readonly pending: string[];
  /** Pointers of schemas that are being worked on. */
  readonly open: Set<string>;
  /** The pointer that a reference of the schema at a pointer leads to; `undefined` where that depends on the way there. */
  target(pointer: string, keyword: '$ref' | '$dynamicRef', reference: Json): string | undefined;
  /** The schema at a pointer of the normal document, brought to its form first where it is not; `undefined` while that is under way. */
  normalAt(pointer: string): Json | undefined;
  /** Whether the null that a schema admits was assumed, and the other document does not assume it. */
  isNullDropped(schema: JsonObject, pointer: string): boolean;
}

/** A schema in normal form: nothing but a `$ref` into the normal document, or keywords that are merged as far as that is exact. */
export type NormalSchema = JsonObject | boolean;

/** Remembers where an object was written. */
export function from<Value extends object>(work: Work, pointer: string, value: Value): Value {
  work.origins.set(value, pointer);
  return value;
}

/** Remembers where a member of an object was written. */
export function placeMember(work: Work, owner: object, member: string, pointer: string): void {
  const known = work.places.get(owner) ?? new Map<string, string>();
  known.set(member, pointer);
  work.places.set(owner, known);
}

/** Where a member of an object was written. */
export function placeOfMember(work: Work, owner: object, member: string): string | undefined {
  const known = work.places.get(owner)?.get(member);
  if (known !== undefined) return known;
  const origin = work.origins.get(owner);
  return origin === undefined ? undefined : appendPointer(origin, member);
}

/** The pointer in the normal document of the schema that stands at a pointer of the source. */
export function normalPointer(pointer: string): string {
  return appendPointer('/schemas', pointer);
}

/** A reference to what stands at a pointer of the normal document. */
export function referenceTo(pointer: string): string {
  return `#${pointer.replaceAll('%', '%25')}`;
}

/** Gives an object the origins of another. */
export function carried<Value extends object>(work: Work, source: object, to: Value): Value {
  const origin = work.origins.get(source);
  if (origin !== undefined) work.origins.set(to, origin);
  const places = work.places.get(source);
  if (places) work.places.set(to, new Map(places));
  return to;
}
