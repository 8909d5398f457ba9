import type { Json } from '../../json.ts';
import type { Feature } from './feature.ts';

/** JSON Schema 2020-12, and with the vocabulary of OpenAPI as its text and its schemas call it. */
const known =
  /^https:\/\/(json-schema\.org\/draft\/2020-12\/schema|spec\.openapis\.org\/oas\/3\.[12]\/dialect\/[\w.-]+)#?$/;

/** Whether schemas are read as a dialect says; where none is named, they are. */
export function isKnownDialect(uri: Json | undefined): boolean {
  return uri === undefined || (typeof uri === 'string' && known.test(uri));
}

/** The dialect of schemas: every other one would be read as another language. */
export const dialect: Feature = {
  section: 'JSON Schema Keywords',
  kinds: ['openapi'],
  *mistakes({ jsonSchemaDialect: uri }) {
    if (isKnownDialect(uri)) return;
    yield {
      at: ['jsonSchemaDialect'],
      message: `the dialect ${JSON.stringify(uri)} is not understood`,
      help: 'Schemas are read as JSON Schema 2020-12: name that, or OpenAPI’s own dialect, or none.',
    };
  },
};
