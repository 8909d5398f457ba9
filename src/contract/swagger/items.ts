import { type JsonObject, isObject } from '../../json.ts';
import { type Conversion, lose, take } from './conversion.ts';

/** "Items Object" and its like in 2.0: what says of a parameter or header which values it has. */
const keywords = `type format items default enum multipleOf pattern x-nullable
  maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength
  maxItems minItems uniqueItems`.split(/\s+/);

/** Makes a schema of what a parameter or header says of its values, and takes that out of it. */
export function schemaOfItems(owner: JsonObject, conversion: Conversion): JsonObject {
  const schema = take(owner, keywords);
  conversion.origins.adopt(schema, owner);
  if (isObject(schema['items'])) plainItems(schema['items'], conversion);
  convertType(schema);
  return schema;
}

/** A list in a list has no serialisation of its own in 3.x. */
function plainItems(items: JsonObject, conversion: Conversion): void {
  if (items['type'] === 'array') {
    lose(conversion, items, 'type', 'how a list within a list is written cannot be said in OpenAPI 3');
  }
  delete items['collectionFormat'];
  convertType(items);
  if (isObject(items['items'])) plainItems(items['items'], conversion);
}

/** `type: file` ("Response Object", "Parameter Object"), and the extension by which 2.0 admits null. */
export function convertType(schema: JsonObject): void {
  if (schema['type'] === 'file') {
    schema['type'] = 'string';
    schema['format'] = 'binary';
  }
  if (typeof schema['x-nullable'] !== 'boolean') return;
  schema['nullable'] = schema['x-nullable'];
  delete schema['x-nullable'];
}
