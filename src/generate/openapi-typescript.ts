import {
  type GlobalContext,
  type OpenAPI3,
  astToString,
  resolveRef,
  transformSchema,
} from 'openapi-typescript';
import type { JsonObject } from '../json.ts';
import { componentTypeNames } from './component-type-names.ts';
import { declareComponents } from './declared-components.ts';
import { declareBodies, namedBodies } from './named-bodies.ts';
import type { DateKind } from './date-kinds.ts';
import type { GenerateOptions } from './generation.ts';
import { placeMethods } from './typable-methods.ts';
import { hasQuerystrings, placeQuerystrings } from './typable-querystrings.ts';
import { typeNodes } from './type-nodes.ts';
import { escapeInvisible } from './literal.ts';
import { protectNames, restoreNames, standInsFor } from './name-protection.ts';

/**
 * The types of a document by openapi-typescript 7.13, as TypeScript: `paths`, `webhooks`,
 * `components`, `operations`.
 *
 * Its transformation is called directly: its main function first has the document linted and bundled
 * by Redocly, which takes as long again and resolves references by reading files and fetching URLs.
 */
export function printTypes(
  typable: JsonObject,
  { dates = 'string' }: Pick<GenerateOptions, 'dates'> = {},
): string {
  const written = JSON.stringify(typable);
  const standIns = standInsFor(written);
  const document = protectNames(typable, standIns) as unknown as OpenAPI3;
  const names = componentTypeNames(document);
  const bodies = namedBodies(document as unknown as JsonObject, names.values());
  const context = contextOf(document, names, bodies, dates);
  const transformed = placeMethods(transformSchema(document, context));
  const placed = hasQuerystrings(written) ? placeQuerystrings(transformed) : transformed;
  const statements = [...declareComponents(placed, names), ...declareBodies(bodies, context)];
  const text = astToString(statements).replaceAll('\r\n', '\n');
  return importsFor(text) + escapeInvisible(restoreNames(text, standIns));
}

/** What is no part of the description. */
function importsFor(text: string): string {
  return /\bStream</.test(text) ? "import type { Stream } from './runtime/stream.ts';\n\n" : '';
}

function contextOf(
  document: OpenAPI3,
  names: ReadonlyMap<string, string>,
  bodies: ReadonlyMap<unknown, string>,
  dates: DateKind,
): GlobalContext {
  return {
    ...options,
    ...typeNodes(names, bodies, dates),
    // What they say stands in the members.
    discriminators: { objects: {}, refsHandled: [] },
    injectFooter: [],
    resolve: (reference) => resolveRef(document, reference, { silent: true }),
  };
}

const options: Omit<
  GlobalContext,
  'discriminators' | 'injectFooter' | 'resolve' | 'transform' | 'postTransform'
> = {
  // A `default` is what the reader of an absent property assumes; it does not make the property present.
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  readWriteMarkers: true,
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
