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

const places: readonly ParameterIn[] = ['path', 'query', 'querystring', 'header', 'cookie'];

/** "Parameter Object": the style of each place when none is named. */
const defaultStyles: Readonly<Record<ParameterIn, string>> = {
  path: 'simple',
  query: 'form',
  // Its media type says how it is written.
  querystring: 'form',
  header: 'simple',
  cookie: 'form',
};

interface ResolvedObject extends Resolved {
  readonly value: JsonObject;
}

/** The Parameter Object at a pointer; `undefined` when there is none. What stands there may be given. */
export function parameterOf(document: JsonObject, pointer: string, known?: Json): Parameter | undefined {
  const resolved = resolveObject(document, pointer, known);
  const place = places.find((each) => each === resolved?.value['in']);
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
    explode:
      typeof value['explode'] === 'boolean' ? value['explode'] : style === 'form' || style === 'cookie',
    allowReserved: value['allowReserved'] === true,
    schema: mediaType ? mediaType.schema : schemaOf(resolved),
    mediaType: mediaType?.type,
    examples: [
      ...examplesOf(document, resolved, readParameter(place, mediaType?.type)),
      ...(mediaType?.examples ?? []),
    ],
  };
}

/** The Request Body Object at a pointer, given what stands there; `undefined` when there is none. */
export function requestBodyOf(
  document: JsonObject,
  pointer: string,
  known: Json | undefined,
): RequestBody | undefined {
  const resolved = known === undefined ? undefined : resolveObject(document, pointer, known);
  return (
    resolved && {
      pointer: resolved.pointer,
      required: resolved.value['required'] === true,
      content: contentOf(document, resolved),
    }
  );
}

/** The Response Objects of the Responses Object at a pointer, given what stands there. */
export function responsesOf(document: JsonObject, pointer: string, known: Json | undefined): Response[] {
  return membersOf(document, pointer, known).flatMap(([status, resolved]) => {
    if (status.startsWith('x-')) return [];
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
function headersOf(document: JsonObject, { pointer, value }: ResolvedObject): Header[] {
  const members = membersOf(document, appendPointer(pointer, 'headers'), value['headers']);
  return members.flatMap(([name, resolved]) => {
    if (name.toLowerCase() === 'content-type') return [];
    const schema = contentOf(document, resolved)[0]?.schema ?? schemaOf(resolved);
    return [{ pointer: resolved.pointer, name, required: resolved.value['required'] === true, schema }];
  });
}

function contentOf(document: JsonObject, { pointer, value }: ResolvedObject): MediaType[] {
  const members = membersOf(document, appendPointer(pointer, 'content'), value['content']);
  return members.map(([type, resolved]) => ({
    pointer: resolved.pointer,
    type,
    schema: schemaOf(resolved),
    itemSchema: itemSchemaOf(resolved),
    examples: examplesOf(document, resolved, readBody(type)),
  }));
}

function itemSchemaOf({ pointer, value }: ResolvedObject): string | undefined {
  return value['itemSchema'] === undefined ? undefined : appendPointer(pointer, 'itemSchema');
}

/** Not behind its reference: the schema engine follows references itself, with the keywords beside them. */
function schemaOf({ pointer, value }: ResolvedObject): string | undefined {
  const schema = value['schema'];
  return isObject(schema) || typeof schema === 'boolean' ? appendPointer(pointer, 'schema') : undefined;
}

function examplesOf(
  document: JsonObject,
  { pointer, value }: ResolvedObject,
  read: (serialized: string) => Json | undefined,
): Example[] {
  const members = membersOf(document, appendPointer(pointer, 'examples'), value['examples']);
  const several = members.flatMap(([name, resolved]) => namedExample(name, resolved, read));
  const single: Json | undefined = value['example'];
  if (single === undefined) return several;
  const own = appendPointer(pointer, 'example');
  return [...several, { name: undefined, pointer: own, valuePointer: own, value: single }];
}

/** An Example Object: its value, its data, or what is meant by what travels. */
function namedExample(
  name: string,
  { pointer, value: object }: ResolvedObject,
  read: (serialized: string) => Json | undefined,
): Example[] {
  const { serializedValue } = object;
  const serialized = typeof serializedValue === 'string' ? serializedValue : undefined;
  for (const field of ['value', 'dataValue']) {
    const value = object[field];
    if (value === undefined) continue;
    const example = { name, pointer, valuePointer: appendPointer(pointer, field), value };
    return [serialized === undefined ? example : { ...example, serialized }];
  }
  const value = serialized === undefined ? undefined : read(serialized);
  const valuePointer = appendPointer(pointer, 'serializedValue');
  return value === undefined ? [] : [{ name, pointer, valuePointer, value, isSerialized: true }];
}

/** A body as it travels; of other types than JSON it is a text, of which `wire` knows what it means. */
function readBody(type: string): (serialized: string) => Json {
  return (serialized) =>
    /^[^;]*[/+]json\s*(;|$)/i.test(type) ? (parsed(serialized) ?? serialized) : serialized;
}

/** A parameter as it travels, without its name; of what is no single value nothing is said. */
function readParameter(
  place: ParameterIn,
  type: string | undefined,
): (serialized: string) => Json | undefined {
  return (serialized) => {
    const text = place === 'query' || place === 'cookie' ? serialized.replace(/^[^=]*=/, '') : serialized;
    const decoded = place === 'header' ? text : decode(text);
    if (decoded === undefined) return undefined;
    if (type !== undefined) return /[/+]json\b/i.test(type) ? parsed(decoded) : undefined;
    return /[&,;=|]/.test(text) ? undefined : decoded;
  };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function parsed(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function resolveObject(
  document: JsonObject,
  pointer: string,
  known: Json | undefined,
): ResolvedObject | undefined {
  const resolved = resolve(document, pointer, known);
  return resolved && isObject(resolved.value)
    ? { pointer: resolved.pointer, value: resolved.value }
    : undefined;
}

/** The members of a map of objects at a pointer, given what stands there, references followed. */
function membersOf(
  document: JsonObject,
  pointer: string,
  known: Json | undefined,
): (readonly [string, ResolvedObject])[] {
  const map = known === undefined ? undefined : resolveObject(document, pointer, known);
  return Object.entries(map?.value ?? {}).flatMap(([key, member]) => {
    const resolved = resolveObject(document, appendPointer(map?.pointer ?? pointer, key), member);
    return resolved ? [[key, resolved] as const] : [];
  });
}
