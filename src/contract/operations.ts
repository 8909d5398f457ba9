import { type Json, type JsonObject, isObject } from '../json.ts';
import { appendPointer, fromPointer } from '../json-pointer.ts';
import { once } from '../once.ts';
import {
  type Operation,
  type Parameter,
  type SecurityRequirement,
  isFixedMethod,
  methods,
  requestMethod,
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
  const fixed = methods.map((method) => [method, appendPointer(pointer, method), value[method]] as const);
  const additional = isObject(value['additionalOperations']) ? value['additionalOperations'] : {};
  const others = Object.keys(additional).map(
    (method) => [method, appendPointer(pointer, 'additionalOperations', method), additional[method]] as const,
  );
  return [...fixed, ...others].flatMap(([method, own, operation]) =>
    isObject(operation)
      ? [operationOf(document, { method, path, pointer: own }, operation, { pointer, value })]
      : [],
  );
}

/** The pointer of the path item that an operation stands in, given the operation's. */
export function pathItemPointer(operation: string): string {
  const tokens = operation.split('/');
  // Its fixed methods have fields of their own, whatever the path item itself is called.
  const isFixed = isFixedMethod(tokens.at(-1) ?? '');
  return tokens.slice(0, !isFixed && tokens.at(-2) === 'additionalOperations' ? -2 : -1).join('/');
}

/** The title of the operation that a pointer into `paths` leads to or into, and the tokens below it. */
export function operationAt(pointer: string): { title: string; below: readonly string[] } {
  const [, path = '', field = '', ...rest] = fromPointer(pointer);
  const [method = '', ...below] = field === 'additionalOperations' ? rest : [field, ...rest];
  return { title: `${requestMethod(method)} ${path}`, below };
}

/** The way to the operation with a title, in `paths`. */
export function operationTokens(title: string): readonly string[] {
  const [method = '', path = ''] = title.split(/ (.*)/s, 2);
  const fixed = method.toLowerCase();
  return isFixedMethod(fixed) ? ['paths', path, fixed] : ['paths', path, 'additionalOperations', method];
}

interface PathItem {
  readonly pointer: string;
  readonly value: JsonObject;
}

function operationOf(
  document: JsonObject,
  { method, path, pointer }: Pick<Operation, 'method' | 'path' | 'pointer'>,
  operation: JsonObject,
  item: PathItem,
): Operation {
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
    title: `${requestMethod(method)} ${path}`,
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
