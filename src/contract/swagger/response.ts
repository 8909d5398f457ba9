import { type Json, type JsonObject, isObject, setOwn } from '../../json.ts';
import { contentOf } from './body.ts';
import { type Conversion, lose, mediaTypes } from './conversion.ts';
import { convertHeader } from './parameter.ts';

/**
 * Turns a Response Object into one of 3.0, in place.
 *
 * @param produces the media types that its operation, or else the document, produces
 */
export function convertResponse(
  response: JsonObject,
  produces: Json | undefined,
  conversion: Conversion,
): void {
  const { schema, examples } = response;
  delete response['schema'];
  delete response['examples'];
  for (const header of Object.values(isObject(response['headers']) ? response['headers'] : {})) {
    if (isObject(header)) convertHeader(header, conversion);
  }
  if (schema === undefined && !isObject(examples)) return;
  const isFile = isObject(schema) && schema['format'] === 'binary';
  const types = mediaTypes(produces) ?? [isFile ? 'application/octet-stream' : 'application/json'];
  const content = contentOf(schema, types, conversion);
  conversion.origins.adopt(content, response);
  for (const [type, example] of Object.entries(isObject(examples) ? examples : {})) {
    if (!type.includes('/')) {
      lose(
        conversion,
        examples as JsonObject,
        type,
        `the example ${JSON.stringify(type)} is of no media type: it is left out`,
      );
      continue;
    }
    const origin = conversion.origins.of(examples as JsonObject, type);
    if (!Object.hasOwn(content, type)) setOwn(content, type, otherMedia(schema, conversion));
    conversion.origins.set(content[type] as JsonObject, 'example', example, origin);
  }
  response['content'] = content;
}

function otherMedia(schema: Json | undefined, { origins }: Conversion): JsonObject {
  return schema === undefined ? {} : { schema: origins.copy(schema) };
}
