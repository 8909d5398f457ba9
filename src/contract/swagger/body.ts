import { type Json, type JsonObject, isObject, setOwn, textOf } from '../../json.ts';
import { type Conversion, lose, mediaTypes } from './conversion.ts';
import { schemaOfItems } from './items.ts';
import { serialisationOf } from './parameter.ts';

/** A body or form parameter, and whether others share it, so that its parts have to be copied. */
export interface BodyPart {
  readonly parameter: JsonObject;
  readonly isShared: boolean;
}

const urlencoded = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data';

/**
 * The Request Body Object of an operation, of its parameters in body and formData; `undefined` without any.
 *
 * @param consumes the media types that the operation, or else the document, consumes
 */
export function requestBodyOf(
  parts: readonly BodyPart[],
  consumes: Json | undefined,
  conversion: Conversion,
): JsonObject | undefined {
  const bodies = parts.filter(({ parameter }) => parameter['in'] === 'body');
  const fields = parts.filter(({ parameter }) => parameter['in'] === 'formData');
  const [body, ...others] = bodies;
  for (const { parameter } of body ? [...others, ...fields] : []) {
    lose(conversion, parameter, 'in', 'an operation has one body: this parameter is left out');
  }
  if (body) return bodyOf(body, mediaTypes(consumes) ?? ['application/json'], conversion);
  return fields.length > 0 ? formOf(fields, mediaTypes(consumes) ?? [], conversion) : undefined;
}

function bodyOf(part: BodyPart, types: readonly string[], conversion: Conversion): JsonObject {
  const { origins } = conversion;
  // The parameter itself becomes the body, where it is this operation's own.
  const { name: _name, in: _in, schema, ...said } = part.parameter;
  const content = contentOf(
    part.isShared && schema !== undefined ? origins.copy(schema) : schema,
    types,
    conversion,
  );
  const body: JsonObject = { ...said, content };
  origins.adopt(body, part.parameter);
  origins.adopt(content, part.parameter);
  return body;
}

/** One entry for each media type. The first has the schema itself, the others copies of it. */
export function contentOf(
  schema: Json | undefined,
  types: readonly string[],
  { origins }: Conversion,
): JsonObject {
  const content: JsonObject = {};
  for (const [index, type] of types.entries()) {
    if (Object.hasOwn(content, type)) continue;
    const own = index === 0 || schema === undefined ? schema : origins.copy(schema);
    setOwn(content, type, own === undefined ? {} : { schema: own });
  }
  return content;
}

function formOf(
  fields: readonly BodyPart[],
  consumes: readonly string[],
  conversion: Conversion,
): JsonObject {
  const { origins } = conversion;
  const properties: JsonObject = {};
  const encoding: JsonObject = {};
  const required: Json[] = [];
  const hasFile = fields.some(({ parameter }) => parameter['type'] === 'file');
  for (const { parameter } of fields) {
    const name = textOf(parameter['name']);
    const field = isObject(parameter) ? (origins.copy(parameter) as JsonObject) : {};
    const serialisation = serialisationOf(field, conversion);
    if (serialisation && !serialisation.explode) setOwn(encoding, name, { ...serialisation });
    const schema = schemaOfItems(field, conversion);
    for (const key of Object.keys(field)) {
      if (key === 'description' || key.startsWith('x-')) setOwn(schema, key, field[key] as Json);
    }
    setOwn(properties, name, schema);
    if (parameter['required'] === true) required.push(name);
  }
  const schema: JsonObject = { type: 'object', properties, ...(required.length > 0 && { required }) };
  const forms = consumes.filter((type) => type === urlencoded || type === multipart);
  const content = contentOf(
    schema,
    forms.length > 0 ? forms : [hasFile ? multipart : urlencoded],
    conversion,
  );
  const body: JsonObject = { content, ...(required.length > 0 && { required: true }) };
  const [first] = fields;
  for (const made of [schema, properties, required, content, body]) {
    if (first) origins.adopt(made, first.parameter);
  }
  if (Object.keys(encoding).length === 0) return body;
  for (const media of Object.values(content))
    if (isObject(media)) media['encoding'] = structuredClone(encoding);
  return body;
}
