import { isObject, type Json, type JsonObject } from '../json.ts';
import { RuntimeCall } from './runtime-call.ts';
import type { PartDescription } from './runtime/write-multipart.ts';
import { type SchemaLookup, propertySchemas, partsOf, schemaLookup } from './schema-lookup.ts';

/** The members of a form that an encoding gives a style ("Encoding Object": `style`, `explode` and `allowReserved` are as for query parameters). */
export function describeFields({ encoding }: JsonObject): object[] {
  return Object.entries(isObject(encoding) ? encoding : {}).flatMap(([name, object]) => {
    if (!isObject(object)) return [];
    const { style, explode, allowReserved } = object;
    if (style === undefined && typeof explode !== 'boolean' && allowReserved !== true) return [];
    const how = {
      style: typeof style === 'string' ? style : 'form',
      ...(typeof explode === 'boolean' ? { explode } : {}),
      ...(allowReserved === true ? { allowReserved } : {}),
    };
    return [{ in: 'query', name, write: new RuntimeCall('styled', how) }];
  });
}

/** The parts of a multipart body that are not written as is usual. */
export function describeParts(document: JsonObject, mediaType: JsonObject): PartDescription[] {
  const encoding = isObject(mediaType['encoding']) ? mediaType['encoding'] : {};
  const lookup = schemaLookup(document);
  const schema = isObject(mediaType['schema']) ? mediaType['schema'] : {};
  const names = new Set([...Object.keys(encoding), ...propertyNames(schema, lookup)]);
  return [...names].flatMap((name): PartDescription[] => {
    const own = Object.hasOwn(encoding, name) ? encoding[name] : undefined;
    const said = {
      ...typesOf(schema, name, lookup),
      ...(isObject(own) ? ofEncoding(own, lookup) : {}),
    };
    return Object.keys(said).some((key) => key !== 'isText') ? [{ name, ...said }] : [];
  });
}

function propertyNames(schema: JsonObject, lookup: SchemaLookup): string[] {
  return partsOf(schema, lookup).flatMap(({ properties }) =>
    isObject(properties) ? Object.keys(properties) : [],
  );
}

/** A text of another media type says so in its schema (OpenAPI 3.1, "Considerations for File Uploads"). */
function typesOf(schema: JsonObject, name: string, lookup: SchemaLookup): Partial<PartDescription> {
  const schemas = propertySchemas(schema, name, lookup).flatMap((each) => partsOf(each, lookup));
  const items = schemas.flatMap(({ items: each }) => (isObject(each) ? partsOf(each, lookup) : []));
  const [contentType] = [...schemas, ...items].flatMap(({ contentMediaType: each }) =>
    typeof each === 'string' ? [each] : [],
  );
  return contentType === undefined ? {} : { contentType, isText: true };
}

/** A style goes before a content type ("Encoding Object"). */
function ofEncoding(
  { contentType, style, explode, headers }: JsonObject,
  lookup: SchemaLookup,
): Partial<PartDescription> {
  const fixed = Object.entries(isObject(headers) ? headers : {}).flatMap(([name, header]) =>
    fixedHeader(name, header, lookup),
  );
  const isStyled = typeof style === 'string' || typeof explode === 'boolean';
  return {
    ...(fixed.length > 0 ? { headers: Object.fromEntries(fixed) } : {}),
    ...(isStyled ? { style: typeof style === 'string' ? style : 'form' } : {}),
    ...(typeof explode === 'boolean' ? { explode } : {}),
    ...(typeof contentType === 'string' && !isStyled ? { contentType } : {}),
  };
}

/** A header that may have one value only ("Encoding Object": one named Content-Type is ignored). */
function fixedHeader(name: string, header: Json, lookup: SchemaLookup): [string, string][] {
  if (name.toLowerCase() === 'content-type' || !isObject(header)) return [];
  const { schema } = lookup.target(header) ?? header;
  const parts = isObject(schema) ? partsOf(schema, lookup) : [];
  const values = parts.flatMap((part) => {
    const { const: only, enum: listed } = part;
    if (only !== undefined) return [only];
    return Array.isArray(listed) && listed.length === 1 ? listed : [];
  });
  const [value] = values;
  return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
}
