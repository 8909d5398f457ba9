import type { Contract } from '../../src/contract/contract.ts';
import { operationsOf } from '../../src/contract/operations.ts';
import type { JsonObject } from '../../src/json.ts';

/** A contract made of a document that stands in no file; its pointers serve as places. */
export function contractOf(document: object, name = 'things'): Contract {
  const whole: JsonObject = { openapi: '3.1.0', info: { title: name, version: '1' }, paths: {}, ...document };
  return {
    name,
    document: whole,
    operations: operationsOf(whole),
    files: [],
    locate: (pointer) => ({ file: `spec/${name}/openapi.yaml`, line: 1 + pointer.length, column: 1 }),
  };
}

/** The contract of one operation, `POST /things` unless said otherwise. */
export function contractWith(operation: object, path = '/things', method = 'post'): Contract {
  return contractOf({ paths: { [path]: { [method]: { responses: {}, ...operation } } } });
}
