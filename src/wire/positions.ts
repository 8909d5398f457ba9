import { sample } from 'fast-check';
import { resolve } from '../contract/references.ts';
import { isObject, textOf, type Json, type JsonObject } from '../json.ts';
import { appendPointer, valueAt } from '../json-pointer.ts';
import { compileSchema, type CompiledSchema, type Direction } from '../schema/index.ts';
import { leafText } from './flat.ts';
import { essence, matchStrength } from './media-type.ts';

/** A header that an encoding describes for a part. */
export interface PartHeader {
  readonly name: string;
  readonly required: boolean;
  /** JSON pointer of the Header Object. */
  readonly pointer: string;
  readonly schema: CompiledSchema | undefined;
}

/** How the part at a position is written (OpenAPI 3.2, "Encoding By Position"). */
export interface PartEncoding {
  /** The media types that it may have; `[]` where none is named. */
  readonly types: readonly string[];
  readonly headers: readonly PartHeader[];
  /** JSON pointer of its Encoding Object. */
  readonly pointer: string;
}

/** How the parts of a multipart body are written, by position. */
export interface Positions {
  /** `undefined` for a part of which nothing is said. */
  at(index: number): PartEncoding | undefined;
  /** Of the parts that are told by their own positions, and in the end of all others. */
  readonly all: readonly { readonly index: number; readonly encoding: PartEncoding }[];
}

/** The positions of a Media Type Object; `undefined` where its parts are not told by position. */
export function positionsOf(
  document: JsonObject,
  pointer: string,
  direction: Direction,
): Positions | undefined {
  const object = valueAt(document, pointer);
  if (!isObject(object)) return undefined;
  const { prefixEncoding, itemEncoding, itemSchema } = object;
  if (prefixEncoding === undefined && itemEncoding === undefined && itemSchema === undefined)
    return undefined;
  const prefix = (Array.isArray(prefixEncoding) ? prefixEncoding : []).map((_, index) =>
    encodingAt(document, appendPointer(pointer, 'prefixEncoding', index), direction),
  );
  const item =
    itemEncoding === undefined
      ? undefined
      : encodingAt(document, appendPointer(pointer, 'itemEncoding'), direction);
  const own = prefix.map((encoding, index) => ({ index, encoding }));
  return {
    at: (index) => prefix[index] ?? item,
    all: item === undefined ? own : [...own, { index: prefix.length, encoding: item }],
  };
}

function encodingAt(document: JsonObject, pointer: string, direction: Direction): PartEncoding {
  const found = resolve(document, pointer);
  const said = isObject(found?.value) ? found.value : {};
  const at = found?.pointer ?? pointer;
  const headers = isObject(said['headers']) ? Object.keys(said['headers']) : [];
  return {
    types: textOf(said['contentType'])
      .split(',')
      .map((type) => type.trim())
      .filter((type) => type !== ''),
    // "Encoding Object": a header named Content-Type is ignored.
    headers: headers
      .filter((name) => name.toLowerCase() !== 'content-type')
      .map((name) => headerAt(document, name, appendPointer(at, 'headers', name), direction)),
    pointer: at,
  };
}

function headerAt(document: JsonObject, name: string, at: string, direction: Direction): PartHeader {
  const found = resolve(document, at);
  const header = isObject(found?.value) ? found.value : {};
  const pointer = found?.pointer ?? at;
  const [type] = isObject(header['content']) ? Object.keys(header['content']) : [];
  const place =
    type === undefined ? appendPointer(pointer, 'schema') : appendPointer(pointer, 'content', type, 'schema');
  const isDescribed = valueAt(document, place) !== undefined;
  return {
    name,
    required: header['required'] === true,
    pointer,
    schema: isDescribed ? compileSchema({ document, pointer: place }, { direction }) : undefined,
  };
}

/** The media type that a part with a value is written as, when nobody chose another (OpenAPI 3.2, "Encoding Object"). */
export function usualPartType(encoding: PartEncoding | undefined, value: Json): string {
  const named = encoding?.types.find((type) => !type.includes('*'));
  if (named !== undefined) return named;
  return typeof value === 'object' && value !== null ? 'application/json' : 'text/plain';
}

/** Whether a part may have a media type. */
export function allowsType({ types }: PartEncoding, type: string): boolean {
  return types.length === 0 || types.some((each) => matchStrength(each, essence(type)) > 0);
}

/** The headers that a part must have, each with a value that fits; `undefined` where none can be made. */
export function requiredHeaders(
  encoding: PartEncoding | undefined,
): readonly (readonly [string, string])[] | undefined {
  const made = (encoding?.headers ?? [])
    .filter(({ required }) => required)
    .map(({ name, schema }) => [name, headerText(schema)] as const);
  const written = made.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
  return written.length === made.length ? written : undefined;
}

function headerText(schema: CompiledSchema | undefined): string | undefined {
  if (!schema) return 'x';
  if (schema.satisfiable !== 'yes') return undefined;
  const texts = sample(schema.values, { seed: 1, numRuns: 20 }).map(leafText);
  return texts.find((text) => text !== undefined && /^[\x21-\x7e]+$/.test(text));
}
