import type { MediaType } from '../contract/contract.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import type { BodyContext } from './body-format.ts';
import { bodyFormats } from './body-formats.ts';
import { concreteType, essence } from './media-type.ts';
import { isPositional } from '../contract/sequences.ts';
import type { Direction } from '../schema/index.ts';
import { positionsOf } from './positions.ts';
import { outlineOf } from './outline.ts';
import type { BodyWire } from './part-wire.ts';
import { percentDecode } from './percent.ts';
import type { Reading } from './readings.ts';

/** Writes and reads the bodies of one media type. */
export interface BodyCodec {
  /** The value on the wire; `undefined` when the media type cannot carry it without ambiguity. */
  write(value: Json): BodyWire | undefined;
  /**
   * Every value that bytes may mean.
   *
   * @param contentType what they came as, parameters included
   * @throws MalformedBody when they are not what their type says
   */
  read(bytes: Uint8Array, contentType: string, reading: Reading): readonly Json[];
}

/**
 * What writes and reads the bodies of a Media Type Object, or `undefined` when nothing here does (XML, for one).
 *
 * @param type the type that is sent or came; by default a usual one of those that the object's key names
 */
export function bodyCodec(
  document: JsonObject,
  mediaType: Pick<MediaType, 'pointer' | 'type' | 'schema'>,
  type = concreteType(mediaType.type),
  direction: Direction = 'request',
): BodyCodec | undefined {
  const format = bodyFormats.find((candidate) => candidate.handles(essence(type)));
  if (!format || !isHeaderSafe(type)) return undefined;
  const positions = isPositional(type) ? positionsOf(document, mediaType.pointer, direction) : undefined;
  // Parts of which nothing is said by position have names, which only forms have a header for.
  if (isPositional(type) && !positions) return undefined;
  const context = { ...contextOf(document, mediaType, type), positions };
  return {
    write: (value) => {
      const written = format.write(value, context);
      return written && { in: 'body', ...written };
    },
    read: (bytes, contentType, reading) => format.read(bytes, { ...context, contentType }, reading),
  };
}

/** The bytes of a written body. */
export function bytesOf({ bytes }: Pick<BodyWire, 'bytes'>): Uint8Array {
  return typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
}

function contextOf(
  document: JsonObject,
  { pointer, schema: schemaPointer }: Pick<MediaType, 'pointer' | 'schema'>,
  contentType: string,
): BodyContext {
  const object = valueAt(document, pointer);
  const encoding = isObject(object) ? object['encoding'] : undefined;
  const schema = follow(document, schemaPointer === undefined ? undefined : valueAt(document, schemaPointer));
  const properties = isObject(schema?.['properties']) ? schema['properties'] : {};
  return {
    contentType,
    encoding: isObject(encoding) ? encoding : {},
    isBinary: (name) => Object.hasOwn(properties, name) && saysBinary(document, properties[name]),
    outline: outlineOf(schemaPointer === undefined ? undefined : { document, pointer: schemaPointer }),
  };
}

function saysBinary(document: JsonObject, value: Json | undefined): boolean {
  const schema = follow(document, value);
  if (!schema) return false;
  const items = follow(document, schema['items']);
  return [schema, items].some(
    (object) => object?.['format'] === 'binary' || typeof object?.['contentMediaType'] === 'string',
  );
}

// References may form a ring, so no more than a few are followed.
function follow(document: JsonObject, value: Json | undefined): JsonObject | undefined {
  let current = value;
  for (let steps = 0; steps < 16; steps++) {
    if (!isObject(current)) return undefined;
    const reference = current['$ref'];
    if (typeof reference !== 'string') return current;
    current = reference.startsWith('#/') ? valueAt(document, percentDecode(reference.slice(1))) : undefined;
  }
  return undefined;
}

function isHeaderSafe(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text);
}
