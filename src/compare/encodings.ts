import type { Contract, MediaType } from '../contract/contract.ts';
import { resolve } from '../contract/references.ts';
import { isObject, textOf, type Json, type JsonObject } from '../json.ts';
import { appendPointer } from '../json-pointer.ts';
import { essence } from '../wire/media-type.ts';
import { typesAt } from './normal/types-at.ts';

/** How one property of a form, or one part of a multipart body, is written ("Encoding Object"). */
export interface Encoding {
  /** In words, equal for what is written alike: `form, exploded`, `as application/json`. */
  readonly writing: string;
  /** The media types that it may have; `undefined` where a style writes it. */
  readonly types: readonly string[] | undefined;
  /** Pointer of its Encoding Object, or of the media type where it has none. */
  readonly pointer: string;
  /** Pointer of its headers, for parts that have some. */
  readonly headers: string | undefined;
}

/** Whether the properties of a body of a type are written one by one. */
export function hasEncodings(type: string): boolean {
  const name = essence(type);
  return name === 'application/x-www-form-urlencoded' || name.startsWith('multipart/');
}

/** Names that the encodings of a media type speak of. */
function encodedNames({ document }: Contract, { pointer }: MediaType): readonly string[] {
  const encodings = resolve(document, appendPointer(pointer, 'encoding'))?.value;
  return isObject(encodings) ? Object.keys(encodings) : [];
}

/** A part that an encoding speaks of. */
export interface EncodedPart {
  /** What it is called: the property's name in quotes, `part 2`, `any other part`. */
  readonly title: string;
  /** The way to its Encoding Object from the media type. */
  readonly encoding: readonly (string | number)[];
  /** The way to its schema from that of the whole. */
  readonly schema: readonly (string | number)[];
  /** Whether it is told by its position, where an encoding says something even of what has no schema. */
  readonly isPositional: boolean;
}

/** The parts that the encodings of a media type speak of, by name or by position (OpenAPI 3.2, "Media Type Object"). */
export function encodedParts(contract: Contract, mediaType: MediaType): readonly EncodedPart[] {
  const object = resolve(contract.document, mediaType.pointer)?.value;
  const { prefixEncoding, itemEncoding } = isObject(object) ? object : {};
  const named = encodedNames(contract, mediaType).map((name) => ({
    title: JSON.stringify(name),
    encoding: ['encoding', name],
    schema: ['properties', name],
    isPositional: false,
  }));
  const first = (Array.isArray(prefixEncoding) ? prefixEncoding : []).map((_, index) => ({
    title: `part ${index + 1}`,
    encoding: ['prefixEncoding', index],
    schema: ['prefixItems', index],
    isPositional: true,
  }));
  const others = {
    title: 'any other part',
    encoding: ['itemEncoding'],
    schema: ['items'],
    isPositional: true,
  };
  return [...named, ...first, ...(itemEncoding === undefined ? [] : [others])];
}

/**
 * How a property of a media type is written.
 *
 * @param schema pointer of the property's schema; `undefined` when it is not described
 */
export function encodingOf(
  { document }: Contract,
  mediaType: MediaType,
  part: EncodedPart,
  schema: string | undefined,
): Encoding {
  const at = appendPointer(mediaType.pointer, ...part.encoding);
  const found = resolve(document, at);
  const said: JsonObject = found && isObject(found.value) ? found.value : {};
  const types = schema === undefined ? undefined : typesAt(document, schema);
  const isForm = essence(mediaType.type) === 'application/x-www-form-urlencoded';
  const isStyled = ['style', 'explode', 'allowReserved'].some((field) => said[field] !== undefined);
  const implied = schema === undefined ? undefined : impliedType(document, schema);
  const contentTypes = isStyled ? undefined : typesOf(said.contentType, isForm, implied);
  return {
    writing: contentTypes === undefined ? styleOf(said, types) : `as ${contentTypes.join(', ')}`,
    types: contentTypes,
    pointer: found?.pointer ?? mediaType.pointer,
    headers: !isForm && isObject(said.headers) ? appendPointer(found?.pointer ?? at, 'headers') : undefined,
  };
}

/** The media types of a part, the one that its schema implies when none are named; `undefined` where a form's style writes it. */
function typesOf(
  named: Json | undefined,
  isForm: boolean,
  implied: string | undefined,
): readonly string[] | undefined {
  if (typeof named === 'string')
    return named
      .split(',')
      .map((type) => type.trim().toLowerCase())
      .toSorted();
  if (isForm && implied !== 'application/json') return undefined;
  return [implied ?? 'any type'];
}

/** The media type of a part by its schema, where `contentType` does not name one ("Encoding Object"). */
function impliedType(document: JsonObject, schema: string): string | undefined {
  const types = typesAt(document, schema);
  if (!types || types.size === 0) return undefined;
  if (types.has('object')) return types.size === 1 ? 'application/json' : undefined;
  const at = resolve(document, schema);
  if (types.has('array')) {
    const items = at && appendPointer(at.pointer, 'items');
    return items === undefined || types.size > 1 ? undefined : impliedType(document, items);
  }
  const said = at && isObject(at.value) ? at.value : {};
  const isBytes =
    said.format === 'binary' || said.contentEncoding !== undefined || said.contentMediaType !== undefined;
  return isBytes ? 'application/octet-stream' : 'text/plain';
}

/** Style and explode say nothing of values without parts, as of parameters. */
function styleOf(said: JsonObject, types: ReadonlySet<string> | undefined): string {
  const reserved = said.allowReserved === true ? ', reserved characters allowed' : '';
  const hasParts = types === undefined || types.has('array') || types.has('object');
  if (!hasParts) return `plain${reserved}`;
  const style = textOf(said.style) || 'form';
  const explode = typeof said.explode === 'boolean' ? said.explode : style === 'form';
  return `${style}, ${explode ? '' : 'not '}exploded${reserved}`;
}
