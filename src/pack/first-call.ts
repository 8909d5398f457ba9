import type { Contract, MediaType, Operation } from '../contract/contract.ts';
import { dataLiteral, propertyName } from '../generate/literal.ts';
import { isJson } from '../generate/runtime/read-body.ts';
import { type Json, type JsonObject, isObject } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import { compileSchema, type SchemaPlace } from '../schema/index.ts';
import type { OperationTypes } from './named-types.ts';

/**
 * The argument of a first call of an operation, as TypeScript: what it requires, filled with its
 * examples; `''` when it requires nothing, `undefined` when nothing can be shown.
 */
export function firstArgument(contract: Contract, { operation }: OperationTypes): string | undefined {
  const groups = Map.groupBy(
    operation.parameters.filter(({ required }) => required),
    (parameter) => parameter.in,
  );
  const params: string[] = [];
  for (const [place, parameters] of groups) {
    const values = parameters.map(({ name, schema, examples }) => {
      const value = schema === undefined ? undefined : exampleOf(contract, schema, examples);
      return value === undefined ? undefined : `${propertyName(name)}: ${dataLiteral(value)}`;
    });
    if (values.includes(undefined)) return undefined;
    params.push(`${place}: { ${values.join(', ')} }`);
  }
  const body = bodyOf(contract, operation);
  if (body === undefined) return undefined;
  const members = [...(params.length > 0 ? [`params: { ${params.join(', ')} },`] : []), ...body];
  return members.length > 0 ? `{\n${members.map((member) => `  ${member}\n`).join('')}}` : '';
}

/** A member for the body, none when there need be none; `undefined` when no example is at hand. */
function bodyOf(contract: Contract, { requestBody }: Operation): string[] | undefined {
  if (!requestBody?.required) return [];
  const media: MediaType | undefined = requestBody.content.find(({ type }) => isJson(type));
  if (media?.schema === undefined) return undefined;
  const value = exampleOf(contract, media.schema, media.examples);
  return value === undefined ? undefined : [`body: ${dataLiteral(value)},`];
}

/** The first documented example that the schema allows. */
function exampleOf(
  { document }: Contract,
  pointer: string,
  examples: readonly { readonly value: Json }[],
): Json | undefined {
  const place: SchemaPlace = { document, pointer };
  const schema = compileSchema(place, { direction: 'request' });
  const documented = [...examples.map(({ value }) => value), ...schemaExamples(document, pointer)];
  return documented.find((value) => schema.validate(value).length === 0);
}

/** Those of a schema and of what it refers to. */
function schemaExamples(document: JsonObject, pointer: string): Json[] {
  const found: Json[] = [];
  const seen = new Set<string>();
  for (let next: string | undefined = pointer; next !== undefined && !seen.has(next);) {
    seen.add(next);
    const schema = valueAt(document, next);
    if (!isObject(schema)) break;
    const { example, examples, default: preset, $ref, enum: listed } = schema;
    const all = [example, ...listOf(examples), preset, ...listOf(listed)];
    found.push(...all.filter((value) => value !== undefined));
    next = typeof $ref === 'string' && $ref.startsWith('#/') ? $ref.slice(1) : undefined;
  }
  return found;
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
