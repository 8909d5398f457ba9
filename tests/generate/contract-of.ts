import type { Contract } from '../../src/contract/contract.ts';
import { operationsOf } from '../../src/contract/operations.ts';
import type { JsonObject } from '../../src/json.ts';

/** A contract made of a document that stands in no file. */
export function contractOf(document: JsonObject, name = 'pets'): Contract {
  const whole = { openapi: '3.1.0', info: { title: name, version: '1' }, paths: {}, ...document };
  return {
    name,
    document: whole,
    operations: operationsOf(whole),
    files: [],
    locate: () => ({ file: `spec/${name}/openapi.yaml`, line: 1, column: 1 }),
  };
}

/** A contract with one operation, `POST /pets`. */
export function contractWith(operation: JsonObject, rest: JsonObject = {}): Contract {
  return contractOf({ ...rest, paths: { '/pets': { post: operation } } });
}
