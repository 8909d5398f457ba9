import { type JsonObject, isObject, textOf } from '../json.ts';
import type { Origins } from './origin.ts';
import type { Visited } from './structure.ts';
import { upgradeObject } from './upgrade-object.ts';

/**
 * The dialect that the bundled document names. Prism validates a 3.1 description as Draft-07 when
 * it names none, and not at all when it names the OpenAPI base dialect.
 */
const dialect = 'https://json-schema.org/draft/2020-12/schema';

/**
 * Turns an OpenAPI 3.0 or 3.1 document into 3.1 with JSON Schema 2020-12, in place.
 *
 * @param objects all of its OpenAPI objects
 */
export function upgrade(document: JsonObject, objects: Iterable<Visited>, origins: Origins): void {
  if (textOf(document['openapi']).startsWith('3.0')) {
    for (const visited of objects) {
      if (isObject(visited.value)) upgradeObject(visited.value, visited, origins);
    }
    document['openapi'] = '3.1.1';
  }
  document['jsonSchemaDialect'] = dialect;
}
