import { ExpectedError } from '../../expected-error.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { toPointer } from '../../json-pointer.ts';
import { locationOf, type Origins } from '../origin.ts';
import type { Visited } from '../structure.ts';
import { isVersion32 } from '../upgrade.ts';
import { additionalOperations } from './additional-operations.ts';
import { cookieStyle } from './cookie-style.ts';
import { deviceAuthorization } from './device-authorization.ts';
import { dialect } from './dialect.ts';
import { exampleValues } from './example-values.ts';
import type { Feature } from './feature.ts';
import { pathTemplates } from './path-templates.ts';
import { positionalEncoding } from './positional-encoding.ts';
import { querystring } from './querystring.ts';
import { selfUri } from './self-uri.ts';
import { serverNames } from './server-names.ts';
import { tagParents } from './tag-parents.ts';
import { xmlNodes } from './xml-nodes.ts';

/** What OpenAPI 3.2 brought and forbids to be wrong. */
export const features: readonly Feature[] = [
  selfUri,
  dialect,
  pathTemplates,
  serverNames,
  tagParents,
  additionalOperations,
  querystring,
  cookieStyle,
  positionalEncoding,
  exampleValues,
  xmlNodes,
  deviceAuthorization,
];

/**
 * Makes sure that a document in OpenAPI 3.2 uses what that brought as the specification says. Descriptions in
 * earlier versions are left to the linter.
 *
 * @param objects all OpenAPI objects of the document
 * @throws ExpectedError at the first mistake, located
 */
export function checkFeatures(document: JsonObject, objects: Iterable<Visited>, origins: Origins): void {
  if (!isVersion32(document)) return;
  for (const visited of objects) {
    const { kind, value, tokens } = visited;
    if (!isObject(value) || (typeof value['$ref'] === 'string' && kind !== 'schema')) continue;
    for (const feature of features) {
      if (!feature.kinds.includes(kind)) continue;
      for (const { at, message, help } of feature.mistakes(value, visited, document)) {
        const origin = origins.at(document, toPointer([...tokens, ...at.map(String)]));
        throw new ExpectedError(`${message} (OpenAPI 3.2, "${feature.section}")`, {
          ...(origin ? { location: locationOf(origin) } : {}),
          help,
        });
      }
    }
  }
}
