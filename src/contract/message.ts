import { type Json, type JsonObject, isObject } from '../json.ts';
import { appendPointer } from '../json-pointer.ts';
import type {
  Example,
  Header,
  MediaType,
  Parameter,
  ParameterIn,
  RequestBody,
  Response,
} from './contract.ts';
import { type Resolved, resolve } from './references.ts';

const places: readonly ParameterIn[] = ['path', 'query', 'header', 'cookie'];

/** "Parameter Object": the style of each place when none is named. */
const defaultStyles: Readonly<Record<ParameterIn, string>> = {
  path: 'simple',
  query: 'form',
  header: 'simple',
  cookie: 'form',
};

interface ResolvedObject extends Resolved {
  readonly value: JsonObject;
}

/** The Parameter Object at a pointer; `undefined` when there is none. */
export function parameterOf(document: JsonObject, pointer: string): Parameter | undefined {
  const resolved = resolveObject(document, pointer);
  const place = places.find((known) => known === resolved?.value['in']);
  if (!resolved || !place) return undefined;
  const { value } = resolved;
  if (typeof value['name'] !== 'string') return undefined;
  const style = typeof value['style'] === 'string' ? value['style'] : defaultStyles[place];
  const [mediaType] = contentOf(document, resolved);
  return {
    pointer: resolved.pointer,
    name: value['name'],
    in: place,
    required: place === 'path' || value['required'] === true,
    deprecated: value['deprecated'] === true,
    style,
    explode: typeof value['explode'] === 'boolean' ? value['explode'] : style === 'form',
    allowReserved: value['allowReserved'] === true,
    schema: mediaType ? mediaType.schema : schemaOf(resolved),
    mediaType: mediaType?.type,
    examples: [...examplesOf(document, resolved), ...(mediaType?.examples ?? [])],
  };
}

/** The Request Body Object at a pointer; `undefined` when there is none. */
export function requestBodyOf(document: JsonObject, pointer: string): RequestBody | undefined {
  const resolved = resolveObject(document, pointer);
  return (
    resolved && {
      pointer: resolved.pointer,
      required: resolved.value['required'] === true,
      content: contentOf(document, resolved),
    }
  );
}

/** The Response Objects of the Responses Object at a pointer. */
export function responsesOf(document: JsonObject, pointer: string): Response[] {
  return keysAt(document, pointer).flatMap((status) => {
    const resolved = resolveObject(document, appendPointer(pointer, status));
    if (!resolved || status.startsWith('x-')) return [];
    return [
      {
        pointer: resolved.pointer,
        status,
        headers: headersOf(document, resolved),
        content: contentOf(document, resolved),
      },
    ];
  });
}

/** "Response Object": a header named Content-Type is ignored. */
function headersOf(document: JsonObject, response: ResolvedObject): Header[] {
  const pointer = appendPointer(response.pointer, 'headers');
  return keysAt(document, pointer).flatMap((name) => {
    const resolved = resolveObject(document, appendPointer(pointer, name));
    if (!resolved || name.toLowerCase() === 'content-type') return [];
    const schema = contentOf(document, resolved)[0]?.schema ?? schemaOf(resolved);
    return [{ pointer: resolved.pointer, name, required: resolved.value['required'] === true, schema }];
  });
}

function contentOf(document: JsonObject, owner: ResolvedObject): MediaType[] {
  const pointer = appendPointer(owner.pointer, 'content');
  return keysAt(document, pointer).flatMap((type) => {
    const resolved = resolveObject(document, appendPointer(pointer, type));
    if (!resolved) return [];
    const schema = schemaOf(resolved);
    return [{ pointer: resolved.pointer, type, schema, examples: examplesOf(document, resolved) }];
  });
}

/** Not behind its reference: the schema engine follows references itself, with the keywords beside them. */
function schemaOf({ pointer, value }: ResolvedObject): string | undefined {
  const schema = value['schema'];
  return isObject(schema) || typeof schema === 'boolean' ? appendPointer(pointer, 'schema') : undefined;
}

function examplesOf(document: JsonObject, { pointer, value }: ResolvedObject): Example[] {
  const named = appendPointer(pointer, 'examples');
  const several = keysAt(document, named).flatMap((name): Example[] => {
    const resolved = resolveObject(document, appendPointer(named, name));
    const example = resolved?.value['value'];
    if (!resolved || example === undefined) return [];
    const valuePointer = appendPointer(resolved.pointer, 'value');
    return [{ name, pointer: resolved.pointer, valuePointer, value: example }];
  });
  const single: Json | undefined = value['example'];
  if (single === undefined) return several;
  const own = appendPointer(pointer, 'example');
  return [...several, { name: undefined, pointer: own, valuePointer: own, value: single }];
}

function resolveObject(document: JsonObject, pointer: string): ResolvedObject | undefined {
  const resolved = resolve(document, pointer);
  return resolved && isObject(resolved.value)
    ? { pointer: resolved.pointer, value: resolved.value }
    : undefined;
}

function keysAt(document: JsonObject, pointer: string): string[] {
  const resolved = resolve(document, pointer);
  return resolved && isObject(resolved.value) ? Object.keys(resolved.value) : [];
}
