import { type Json, type JsonObject, isObject, textOf } from '../json.ts';

/** Formats that are taken for OpenAPI now and then: what they are, by a member that only they have. */
const formats: readonly (readonly [string, (document: JsonObject) => boolean])[] = [
  ['AsyncAPI', has('asyncapi')],
  ['Swagger 1', has('swaggerVersion')],
  ['an Arazzo description', has('arazzo')],
  ['an overlay', has('overlay')],
  ['OpenRPC', has('openrpc')],
  ['RAML', (document) => has('baseUri')(document) && has('title')(document)],
  ['a Google API Discovery document', has('discoveryVersion')],
  ['a Postman collection', (document) => has('item')(document) && has('info')(document)],
  ['an API Blueprint', has('ast')],
  ['HAR', (document) => isObject(document['log']) && has('entries')(document['log'])],
  ['JSON Schema', (document) => /json-schema\.org/.test(textOf(document['$schema']))],
];

function has(member: string): (document: JsonObject) => boolean {
  return (document) => document[member] !== undefined;
}

/** What a document is that is no OpenAPI description, in a sentence; `undefined` when that is not known. */
export function otherFormat(document: Json): string | undefined {
  if (!isObject(document)) return undefined;
  const found = formats.find(([, is]) => is(document));
  return found && `not an OpenAPI description: it is ${found[0]}`;
}
