import type { HttpOperation } from './prism-input.ts';

type QueryParameter = NonNullable<NonNullable<HttpOperation['request']>['query']>[number];

/** Operations with some parameters left out, by the indexes of those. Prism compiles what it has not seen before. */
const variants = new WeakMap<HttpOperation, Map<string, HttpOperation>>();

/**
 * An operation without those optional query parameters that are objects spread over several names
 * (`deepObject`, or exploded `form`) of which a request has none. Prism would take them for empty objects
 * and miss their required properties.
 */
export function withoutAbsentObjects(
  operation: HttpOperation,
  query: Readonly<Record<string, unknown>>,
): HttpOperation {
  const parameters = operation.request?.query ?? [];
  const absent = parameters.flatMap((parameter, index) => (isAbsent(parameter, query) ? [index] : []));
  if (absent.length === 0) return operation;
  const known = variants.get(operation) ?? new Map<string, HttpOperation>();
  variants.set(operation, known);
  const key = absent.join();
  const others = parameters.filter((_, index) => !absent.includes(index));
  const variant = known.get(key) ?? { ...operation, request: { ...operation.request, query: others } };
  known.set(key, variant);
  return variant;
}

function isAbsent(parameter: QueryParameter, query: Readonly<Record<string, unknown>>): boolean {
  const { name, required = false, explode = false, schema } = parameter;
  if (required || schema?.type !== 'object') return false;
  const style: string = parameter.style;
  const names = Object.keys(query).map((key) => key.toLowerCase());
  if (style === 'deepObject') return !names.some((key) => key.startsWith(`${name.toLowerCase()}[`));
  if (style !== 'form' || !explode) return false;
  const members = new Set(Object.keys(schema.properties ?? {}).map((member) => member.toLowerCase()));
  return !names.some((key) => members.has(key));
}
