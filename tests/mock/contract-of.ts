import { type Contract, methods, type Operation } from '../../src/contract/contract.ts';
import { toPointer } from '../../src/json-pointer.ts';
import { isObject, type JsonObject } from '../../src/json.ts';

/** What of a contract the mock reads, over the paths of a document. */
export function contractOf(paths: JsonObject, rest: JsonObject = {}): Contract {
  const document: JsonObject = {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: { title: 'Test', version: '1' },
    paths,
    ...rest,
  };
  return {
    name: 'test',
    document,
    operations: Object.entries(paths).flatMap(([path, item]) => operationsOf(path, item)),
    files: [],
    locate: () => ({ file: 'openapi.yaml', line: 1, column: 1 }),
  };
}

function operationsOf(path: string, item: unknown): Operation[] {
  const present = methods.filter((method) => isObject(item) && Object.hasOwn(item, method));
  return present.map((method) => ({
    pointer: toPointer(['paths', path, method]),
    method,
    path,
    title: `${method.toUpperCase()} ${path}`,
    operationId: undefined,
    tags: [],
    deprecated: false,
    servers: [],
    parameters: [],
    requestBody: undefined,
    responses: [],
    security: [],
  }));
}
