import type { MediaType } from '../contract/contract.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import type { BodyContext, BodyFormat } from './body-format.ts';
import { bodyFormats } from './body-formats.ts';
import { concreteType, essence } from './media-type.ts';
import type { BodyWire } from './part-wire.ts';
import { percentDecode } from './percent.ts';

/** Writes and reads the bodies of one media type. */
export interface BodyWriter {
  /** The value on the wire; `undefined` when the media type cannot carry it without ambiguity. */
  write(value: Json): BodyWire | undefined;
  /** Every value that a lenient receiver may read from what `write` gives for `value`. */
  read(value: Json): readonly Json[];
}

/** The writer for a media type, or `undefined` when there is none for it (XML, for one). */
export function bodyWriter(document: JsonObject, mediaType: MediaType): BodyWriter | undefined {
  const contentType = concreteType(mediaType.type);
  const format = bodyFormats.find((candidate) => candidate.handles(essence(contentType)));
  return format && isHeaderSafe(contentType)
    ? writerOf(format, contextOf(document, mediaType, contentType))
    : undefined;
}

function writerOf(format: BodyFormat, context: BodyContext): BodyWriter {
  return {
    write: (value) => {
      const written = format.write(value, context);
      return written && { in: 'body', ...written };
    },
    read: (value) => format.read(value, context),
  };
}

function contextOf(document: JsonObject, mediaType: MediaType, contentType: string): BodyContext {
  const object = valueAt(document, mediaType.pointer);
  const encoding = isObject(object) ? object['encoding'] : undefined;
  const schema = follow(
    document,
    mediaType.schema === undefined ? undefined : valueAt(document, mediaType.schema),
  );
  const properties = isObject(schema?.['properties']) ? schema['properties'] : {};
  return {
    contentType,
    encoding: isObject(encoding) ? encoding : {},
    isBinary: (name) => Object.hasOwn(properties, name) && saysBinary(document, properties[name]),
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
