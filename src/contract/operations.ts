import { type Json, type JsonObject, isObject } from '../json.ts';
import { appendPointer } from '../json-pointer.ts';
import { once } from '../once.ts';
import {
  type Method,
  type Operation,
  type Parameter,
  type SecurityRequirement,
  methods,
} from './contract.ts';
import { parameterOf, requestBodyOf, responsesOf } from './message.ts';
import { resolve } from './references.ts';
import { securityOf } from './security.ts';
import { serversOf } from './servers.ts';

/**
 * The operations of a bundled document, in its order. What is malformed is left out: saying so is
 * the linter's part.
 */
export function operationsOf(document: JsonObject): Operation[] {
  const paths = isObject(document['paths']) ? document['paths'] : {};
  return Object.keys(paths).flatMap((path) =>
    path.startsWith('/') ? pathItemOperations(document, appendPointer('/paths', path), path) : [],
  );
}

/**
 * The operations of the path item at a pointer: one in `paths`, `webhooks` or a callback.
 *
 * @param path what `path` and `title` of the operations say: for a webhook or callback its name
 */
export function pathItemOperations(document: JsonObject, itemPointer: string, path: string): Operation[] {
  const item = resolve(document, itemPointer);
  if (!item || !isObject(item.value)) return [];
  const { pointer, value } = item;
  return methods.flatMap((method) => {
    const operation = value[method];
    return isObject(operation) ? [operationOf(document, path, method, operation, { pointer, value })] : [];
  });
}

interface PathItem {
  readonly pointer: string;
  readonly value: JsonObject;
}

function operationOf(
  document: JsonObject,
  path: string,
  method: Method,
  operation: JsonObject,
  item: PathItem,
): Operation {
  const pointer = appendPointer(item.pointer, method);
  // Most commands look at few operations of a large description.
  const parameters = once(() =>
    mergeParameters(
      parametersAt(document, appendPointer(item.pointer, 'parameters'), item.value['parameters']),
      parametersAt(document, appendPointer(pointer, 'parameters'), operation['parameters']),
    ),
  );
  const requestBody = once(() =>
    requestBodyOf(document, appendPointer(pointer, 'requestBody'), operation['requestBody']),
  );
  const responses = once(() =>
    responsesOf(document, appendPointer(pointer, 'responses'), operation['responses']),
  );
  return {
    pointer,
    method,
    path,
    title: `${method.toUpperCase()} ${path}`,
    operationId: typeof operation['operationId'] === 'string' ? operation['operationId'] : undefined,
    tags: strings(operation['tags']),
    deprecated: operation['deprecated'] === true,
    servers: serversOf(operation['servers'] ?? item.value['servers'] ?? document['servers']),
    get parameters() {
      return parameters();
    },
    get requestBody() {
      return requestBody();
    },
    get responses() {
      return responses();
    },
    security: securityAt(document, operation),
  };
}

function securityAt(document: JsonObject, operation: JsonObject): SecurityRequirement[] {
  return securityOf(document, operation['security'] ?? document['security']);
}

function parametersAt(document: JsonObject, pointer: string, list: Json | undefined): Parameter[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, index) => parameterOf(document, appendPointer(pointer, index), item) ?? []);
}

/** "Operation Object": a parameter overrides the path's one of the same name and place. */
function mergeParameters(ofPath: readonly Parameter[], own: readonly Parameter[]): Parameter[] {
  const overridden = new Set(own.map(parameterKey));
  return [...ofPath.filter((parameter) => !overridden.has(parameterKey(parameter))), ...own];
}

function parameterKey(parameter: Parameter): string {
  return `${parameter.in} ${parameter.name}`;
}

function strings(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
