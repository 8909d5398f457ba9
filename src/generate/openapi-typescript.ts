import {
  type GlobalContext,
  type OpenAPI3,
  astToString,
  resolveRef,
  scanDiscriminators,
  transformSchema,
} from 'openapi-typescript';
import ts from 'typescript';
import type { JsonObject } from '../json.ts';
import { escapeInvisible } from './literal.ts';
import { protectNames, restoreNames, standInsFor } from './name-protection.ts';

/**
 * The types of a document by openapi-typescript 7.13, as TypeScript: `paths`, `webhooks`,
 * `components`, `operations`.
 *
 * Its transformation is called directly: its main function first has the document linted and bundled
 * by Redocly, which takes as long again and resolves references by reading files and fetching URLs.
 */
export function printTypes(typable: JsonObject): string {
  const standIns = standInsFor(typable);
  // The transformation adds discriminator values to the document; this copy is its own.
  const document = protectNames(typable, standIns) as unknown as OpenAPI3;
  const printed = astToString(transformSchema(document, contextOf(document)));
  return escapeInvisible(restoreNames(printed.replaceAll('\r\n', '\n'), standIns));
}

function contextOf(document: OpenAPI3): GlobalContext {
  return {
    ...options,
    discriminators: scanDiscriminators(document, { silent: true }),
    injectFooter: [],
    resolve: (reference) => resolveRef(document, reference, { silent: true }),
  };
}

const options: Omit<GlobalContext, 'discriminators' | 'injectFooter' | 'resolve'> = {
  // A `default` is what the reader of an absent property assumes; it does not make the property present.
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  readWriteMarkers: true,
  transform: ({ format }) => (format === 'binary' ? ts.factory.createTypeReferenceNode('Blob') : undefined),
  postTransform: undefined,
  transformProperty: undefined,
  silent: true,
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,
  makePathsEnum: false,
  pathParamsAsTypes: false,
  propertiesRequiredByDefault: false,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
  // Read by the linting and bundling that is left out.
  redoc: {} as GlobalContext['redoc'],
};
