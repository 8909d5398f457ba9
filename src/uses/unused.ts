import type { Contract } from '../contract/contract.ts';
import { isObject } from '../json.ts';
import { appendPointer, valueAt } from '../json-pointer.ts';
import { schemaPlaces } from './schema-places.ts';
import type { Use, Uses } from './use.ts';

/** What no known consumer uses of a contract: it can be deprecated without pain. */
export interface Unused {
  /** Pointers of operations that nobody calls. */
  readonly operations: readonly string[];
  /** Pointers of parameters of other operations that nobody sends. */
  readonly parameters: readonly string[];
  /** Pointers of properties of schemas that operations reach, which nobody reads or sends. */
  readonly properties: readonly string[];
  /** Consumers of which not all was read: what they use is not all known. */
  readonly unread: readonly string[];
}

/** Finds what no consumer uses. Required properties of requests have to be sent by whoever calls, and count as used. */
export function unusedOf(contract: Contract, consumers: readonly Uses[]): Unused {
  const uses = consumers.flatMap((each) => each.uses);
  const places = schemaPlaces(contract.document);
  const called = new Set(pointersOf(uses, 'called'));
  const touched = new Set([
    ...pointersOf(uses, 'read'),
    ...pointersOf(uses, 'sent'),
    ...pointersOf(uses, 'toldApart'),
  ]);
  const escaped = new Set<string>();
  for (const pointer of pointersOf(uses, 'escapes'))
    for (const each of places.below(pointer)) escaped.add(each);
  const operations = contract.operations.filter(({ pointer }) => !called.has(pointer));
  const parameters = contract.operations
    .filter(({ pointer }) => called.has(pointer))
    .flatMap((operation) =>
      operation.parameters.filter(({ pointer, required }) => !required && !touched.has(pointer)),
    );
  const reached = new Set<string>();
  for (const operation of contract.operations)
    for (const schema of schemasOf(operation)) for (const each of places.below(schema)) reached.add(each);
  const properties = [...reached].flatMap((pointer) => {
    const schema = valueAt(contract.document, pointer);
    const own = isObject(schema) && isObject(schema['properties']) ? Object.keys(schema['properties']) : [];
    return own.map((name) => appendPointer(pointer, 'properties', name));
  });
  return {
    operations: operations.map(({ pointer }) => pointer).toSorted(),
    parameters: [...new Set(parameters.map(({ pointer }) => pointer))].toSorted(),
    properties: properties.filter((pointer) => !touched.has(pointer) && !escaped.has(pointer)).toSorted(),
    unread: consumers.filter(({ unread }) => unread.length > 0).map(({ consumer }) => consumer),
  };
}

function pointersOf(uses: readonly Use[], kind: Use['kind']): readonly string[] {
  return uses.filter((use) => use.kind === kind).map(({ pointer }) => pointer);
}

function schemasOf({ requestBody, responses }: Contract['operations'][number]): readonly string[] {
  const contents = [...(requestBody?.content ?? []), ...responses.flatMap(({ content }) => content)];
  return contents.flatMap(({ schema }) => schema ?? []);
}
