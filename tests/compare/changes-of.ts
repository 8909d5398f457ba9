import type { Change } from '../../src/compare/change.ts';
import { compareContracts } from '../../src/compare/compare.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { operationsOf } from '../../src/contract/operations.ts';
import type { Json, JsonObject } from '../../src/json.ts';

/** A contract made of a document that stands in no file; its pointers serve as places. */
export function contractOf(document: object): Contract {
  const whole: JsonObject = {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1.0.0' },
    paths: {},
    ...document,
  };
  return {
    name: 'pets',
    document: whole,
    operations: operationsOf(whole),
    files: [],
    locate: (pointer) => ({ file: 'spec/pets/openapi.yaml', line: 1, column: 1 + pointer.length }),
  };
}

/** A document with one operation, `POST /pets` unless said otherwise. */
export function withOperation(operation: object, path = '/pets', method = 'post'): object {
  return { paths: { [path]: { [method]: { responses: {}, ...operation } } } };
}

/** The changes between two documents. */
export function changesOf(base: object, head: object): readonly Change[] {
  return compareContracts(contractOf(base), contractOf(head)).changes;
}

/** Changes as `severity id`, in alphabetical order. */
export function told(changes: readonly Change[]): readonly string[] {
  return changes.map(({ severity, id }) => `${severity} ${id}`).toSorted();
}

/** What is told when the schema of the request body of an operation changes. */
export function requestChanges(base: Json, head: Json, components: object = {}): readonly Change[] {
  const around = (schema: Json): object => ({
    ...withOperation({ requestBody: { content: { 'application/json': { schema } } } }),
    components,
  });
  return changesOf(around(base), around(head));
}

/** What is told when the schema of the answer of an operation changes. */
export function responseChanges(base: Json, head: Json, components: object = {}): readonly Change[] {
  const around = (schema: Json): object => ({
    ...withOperation({
      responses: { 200: { description: '', content: { 'application/json': { schema } } } },
    }),
    components,
  });
  return changesOf(around(base), around(head));
}
