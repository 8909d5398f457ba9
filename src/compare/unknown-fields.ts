import { methods } from '../contract/contract.ts';
import { resolve } from '../contract/references.ts';
import { isObject, textOf, type JsonObject } from '../json.ts';
import { appendPointer } from '../json-pointer.ts';
import { isAnnotation } from './essence.ts';

/** An object of a description whose fields rules read. */
type Kind =
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'response'
  | 'header'
  | 'mediaType'
  | 'encoding'
  | 'pathItem'
  | 'openapi';

/** What fields hold, where rules look below them. */
interface Known {
  /** Fields that rules read as they are, or that say nothing about what travels. */
  readonly plain: readonly string[];
  readonly one?: Readonly<Record<string, Kind>>;
  readonly list?: Readonly<Record<string, Kind>>;
  readonly map?: Readonly<Record<string, Kind>>;
}

const parameterFields: Known = {
  plain: [
    'name',
    'in',
    'required',
    'deprecated',
    'style',
    'explode',
    'allowReserved',
    'allowEmptyValue',
    'schema',
  ],
  map: { content: 'mediaType' },
};

/** OpenAPI 3.1, "Schema": the fields that the rules of compare know. */
const known: Readonly<Record<Kind, Known>> = {
  openapi: {
    plain: [
      'openapi',
      'info',
      'servers',
      'paths',
      'webhooks',
      'components',
      'security',
      'jsonSchemaDialect',
      '$self',
    ],
  },
  pathItem: { plain: ['parameters', 'servers', 'additionalOperations', ...methods] },
  operation: {
    plain: ['operationId', 'deprecated', 'security', 'servers', 'callbacks'],
    one: { requestBody: 'requestBody' },
    list: { parameters: 'parameter' },
    map: { responses: 'response' },
  },
  parameter: parameterFields,
  header: parameterFields,
  requestBody: { plain: ['required'], map: { content: 'mediaType' } },
  response: { plain: ['links'], map: { content: 'mediaType', headers: 'header' } },
  mediaType: {
    plain: ['schema', 'itemSchema', 'itemEncoding', 'prefixEncoding'],
    map: { encoding: 'encoding' },
  },
  encoding: { plain: ['contentType', 'headers', 'style', 'explode', 'allowReserved'] },
};

/** A field that no rule reads. */
export interface UnknownField {
  readonly name: string;
  readonly pointer: string;
}

/** The fields at and below an object that no rule reads, by a path that is the same in both contracts. */
export function unknownFields(
  document: JsonObject,
  kind: Kind,
  pointer: string,
): ReadonlyMap<string, UnknownField> {
  const found = new Map<string, UnknownField>();
  collect(document, kind, pointer, '', found);
  return found;
}

function collect(
  document: JsonObject,
  kind: Kind,
  pointer: string,
  path: string,
  found: Map<string, UnknownField>,
): void {
  const at = resolve(document, pointer);
  if (!at || !isObject(at.value)) return;
  const { plain, one = {}, list = {}, map = {} } = known[kind];
  for (const [field, value] of Object.entries(at.value)) {
    const below = appendPointer(at.pointer, field);
    const own = appendPointer(path, field);
    const [single, several, named] = [one, list, map].map((kinds) =>
      Object.hasOwn(kinds, field) ? kinds[field] : undefined,
    );
    if (single) collect(document, single, below, own, found);
    else if (several && Array.isArray(value))
      for (const index of value.keys())
        collect(
          document,
          several,
          appendPointer(below, index),
          `${own}/${nameAt(document, appendPointer(below, index)) ?? index}`,
          found,
        );
    else if (named && isObject(value))
      for (const name of Object.keys(value))
        collect(document, named, appendPointer(below, name), appendPointer(own, name), found);
    else if (!plain.includes(field) && !isAnnotation(field) && !field.startsWith('x-') && field !== '$ref')
      found.set(own, { name: field, pointer: below });
  }
}

/** Parameters are known by their place and name, wherever in the list they stand. */
function nameAt(document: JsonObject, pointer: string): string | undefined {
  const value = resolve(document, pointer)?.value;
  return isObject(value) ? `${textOf(value.in)} ${textOf(value.name)}` : undefined;
}
