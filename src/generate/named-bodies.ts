import { type GlobalContext, type SchemaObject, transformSchemaObject } from 'openapi-typescript';
import ts from 'typescript';
import { walk } from '../contract/structure.ts';
import { type Json, type JsonObject, isObject, textOf } from '../json.ts';
import { toPointer, valueAt } from '../json-pointer.ts';
import { freeTypeName } from './component-type-names.ts';
import { typeName } from './type-name.ts';

/**
 * Names for the types of JSON bodies that are described where they stand, by their schemas: `CreatePetBody`,
 * `CreatePetResponse201`, after a component `ErrorResponse`. Without, editors show all that is in them.
 *
 * @param taken the names of other types
 */
export function namedBodies(document: JsonObject, taken: Iterable<string>): ReadonlyMap<unknown, string> {
  const names = new Set(taken);
  const named = new Map<unknown, string>();
  const holders = new Set<Json | undefined>();
  for (const { kind, value, tokens, container } of walk('openapi', document)) {
    if (kind !== 'mediaType' || !isObject(value) || holders.has(container)) continue;
    const { schema } = value;
    // Of several media types, one has the name.
    if (!/[/+]json\s*(;|$)/i.test(tokens.at(-1) ?? '') || !isObject(schema) || !isLarge(schema)) continue;
    const wanted = bodyName(document, tokens);
    if (wanted === undefined) continue;
    holders.add(container);
    named.set(schema, freeTypeName(wanted, names));
  }
  return named;
}

/** Declarations of the types of bodies that have names. */
export function declareBodies(bodies: ReadonlyMap<unknown, string>, ctx: GlobalContext): ts.Node[] {
  return [...bodies].map(([schema, name]) => {
    // A copy has no name, or the type would be itself.
    const type = transformSchemaObject({ ...(schema as SchemaObject) }, { ctx, path: '#/' });
    const exported = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
    return ts.factory.createTypeAliasDeclaration(exported, name, undefined, type);
  });
}

/** Whether a schema is more than a name for a type: an array or a reference shows one already. */
function isLarge(schema: JsonObject): boolean {
  return ['properties', 'allOf', 'anyOf', 'oneOf'].some((keyword) => {
    const value = schema[keyword];
    return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  });
}

/** After the operation or component that a media type at a place belongs to; `undefined` for that of a parameter. */
function bodyName(document: JsonObject, tokens: readonly string[]): string | undefined {
  const [field, key = ''] = tokens.slice(-4, -2);
  if (tokens[0] === 'components' && tokens.length === 5) {
    if (tokens[1] === 'requestBodies') return withEnding(key, 'Body');
    return tokens[1] === 'responses' ? withEnding(key, 'Response') : undefined;
  }
  if (key === 'requestBody') return withEnding(operationName(document, tokens.slice(0, -3)), 'Body');
  if (field !== 'responses') return undefined;
  return (
    withEnding(operationName(document, tokens.slice(0, -4)), '') +
    `Response${typeName(key).replace(/^_/, '')}`
  );
}

function operationName(document: JsonObject, tokens: readonly string[]): string {
  const operation = valueAt(document, toPointer(tokens));
  const operationId = isObject(operation) ? textOf(operation['operationId']) : '';
  return operationId === '' ? `${tokens.at(-1)} ${tokens.at(-2)}` : operationId;
}

function withEnding(key: string, ending: string): string {
  const name = typeName(key);
  return name.endsWith(ending) ? name : name + ending;
}
