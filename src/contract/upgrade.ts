import { type JsonObject, isObject, textOf } from '../json.ts';
import { isKnownDialect } from './features/dialect.ts';
import type { Origins } from './origin.ts';
import type { Visited } from './structure.ts';
import { upgradeObject } from './upgrade-object.ts';

/**
 * The dialect that the bundled document names. Prism validates a 3.1 description as Draft-07 when
 * it names none, and not at all when it names the OpenAPI base dialect.
 */
const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** Whether a document says that it is in OpenAPI 3.2. */
export function isVersion32({ openapi }: JsonObject): boolean {
  return /^3\.2(\.|$)/.test(typeof openapi === 'number' ? String(openapi) : textOf(openapi));
}

/**
 * Turns an OpenAPI 3.0 document into 3.1, and names the dialect JSON Schema 2020-12, in place. What is in 3.2 stays so.
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
  // Another dialect is refused, unless an overlay corrects it.
  if (!isVersion32(document) || isKnownDialect(document['jsonSchemaDialect']))
    document['jsonSchemaDialect'] = dialect;
}
