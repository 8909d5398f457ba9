import type { Operation } from '../../contract/contract.ts';
import { appendPointer } from '../../json-pointer.ts';
import type { Given } from '../use.ts';
import { bare } from './bare.ts';
import { givenBy, nameText, send, sendMember } from './objects.ts';
import { heldBy, keysOf } from './origins.ts';
import type { Reader } from './reader.ts';
import ts from './typescript.ts';
import { tellable, valuesOfType } from './values.ts';

const methods = new Set(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE', 'QUERY']);

/**
 * The operation that a call calls: by a method of the generated client, or by method and path, as openapi-fetch and
 * what is built on it take them: `GET('/orders')`, `useQuery('get', '/orders')`.
 */
export function operationOf(reader: Reader, call: ts.CallExpression): Operation | undefined {
  const callee = bare(call.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  // A method has others: `client.listOrders.pages(…)`.
  const of = ts.isPropertyAccessExpression(callee) ? bare(callee.expression) : undefined;
  const method = of && (ts.isPropertyAccessExpression(of) ? of.name : of);
  for (const each of [name, ...(method && ts.isIdentifier(method) ? [method] : [])]) {
    const symbol = reader.checker.getSymbolAtLocation(each);
    const found = [...reader.pointersOf(symbol), ...heldBy(reader, symbol)];
    const pointer = found.find((one) => reader.isOperation(one));
    if (pointer !== undefined) return operationAt(reader, pointer);
  }
  return calledByPath(reader, call, ts.isIdentifier(name) ? name.text : '');
}

/** The operation at a pointer. */
export function operationAt(reader: Reader, pointer: string): Operation | undefined {
  return reader.operations.values().find((each) => each.pointer === pointer);
}

function calledByPath(reader: Reader, call: ts.CallExpression, name: string): Operation | undefined {
  const isMethod = methods.has(name);
  const words = call.arguments.slice(0, 2);
  if (!isMethod && words.length < 2) return undefined;
  const texts = words.flatMap((word) =>
    ts.isObjectLiteralExpression(word) ? [] : keysOf(reader.typeOf(word)),
  );
  const path = texts.find((text) => text.startsWith('/'));
  if (path === undefined) return undefined;
  const found = (isMethod ? [name] : texts).flatMap((method) =>
    [method.toLowerCase(), method].map((each) => reader.operations.get(`${each} ${path}`)),
  );
  return found.find(Boolean);
}

/** Records a call of an operation: which parameters it gives, with which values, and what body. */
export function readCall(reader: Reader, call: ts.CallExpression, operation: Operation): void {
  const init = call.arguments.find((argument) => isInit(reader, argument));
  if (!init) {
    const isHeldOpen = call.arguments.some((argument) => ts.isSpreadElement(argument));
    reader.record(
      { kind: 'called', given: { names: [], optional: [], open: isHeldOpen } },
      [operation.pointer],
      call.expression,
    );
    return;
  }
  const given = givenTo(reader, reader.typeOf(init));
  reader.record({ kind: 'called', given }, [operation.pointer], call.expression);
  const params = memberOf(reader, init, 'params');
  for (const location of ['query', 'querystring', 'path', 'header', 'cookie'] as const) {
    const group = params && memberOf(reader, params, location);
    if (group) readParameters(reader, group, operation, location);
    else readTypedParameters(reader, init, operation, location);
  }
  const body = memberOf(reader, init, 'body');
  const schemas = bodySchemas(operation);
  if (body && !ts.isObjectLiteralElement(body))
    send(reader, body, schemas, 'request', ts.isObjectLiteralExpression(init) ? call.expression : init);
}

/** The schemas of an operation's request body. */
function bodySchemas({ requestBody }: Operation): readonly string[] {
  return requestBody?.content.map(({ pointer }) => appendPointer(pointer, 'schema')) ?? [];
}

function isInit(reader: Reader, argument: ts.Expression): boolean {
  if (ts.isSpreadElement(argument) || ts.isStringLiteralLike(argument)) return false;
  const type = reader.checker.getNonNullableType(reader.typeOf(argument));
  return (type.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike)) === 0;
}

/** The parameters that an argument gives, as `query.limit`, and `body`, by its type. */
function givenTo(reader: Reader, type: ts.Type): Given {
  const { checker } = reader;
  const top = givenBy(reader, checker.getNonNullableType(type));
  const inner = (name: string, from: ts.Type): ts.Type | undefined => {
    const symbol = checker.getPropertyOfType(checker.getNonNullableType(from), name);
    return symbol && checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
  };
  const names: string[] = top.names.filter((name) => name === 'body');
  const optional: string[] = top.optional.filter((name) => name === 'body');
  let { open } = top;
  const params = inner('params', type);
  for (const location of ['query', 'querystring', 'path', 'header', 'cookie']) {
    const group = params && inner(location, params);
    if (!group) continue;
    const own = givenBy(reader, group);
    names.push(...own.names.map((name) => `${location}.${name}`));
    optional.push(...own.optional.map((name) => `${location}.${name}`));
    open ||= own.open;
  }
  return { names, optional, open };
}

/** The expression of a member of an object literal, directly or by shorthand. */
function memberOf(reader: Reader, expression: ts.Expression, name: string): ts.Expression | undefined {
  const node = bare(expression);
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  for (const member of node.properties) {
    if (!member.name || nameText(reader, member.name) !== name) continue;
    if (ts.isPropertyAssignment(member)) return member.initializer;
    if (ts.isShorthandPropertyAssignment(member)) return member.name;
  }
  return undefined;
}

function readParameters(reader: Reader, group: ts.Expression, operation: Operation, location: string): void {
  const node = bare(group);
  const pointersOf = (name: string): readonly string[] =>
    operation.parameters
      .filter((each) => each.in === location && each.name === name)
      .map(({ pointer }) => pointer);
  if (!ts.isObjectLiteralExpression(node)) {
    for (const property of reader.checker.getPropertiesOfType(reader.typeOf(node)))
      sendTyped(reader, reader.checker.getTypeOfSymbol(property), pointersOf(property.name), node);
    return;
  }
  reader.handled.add(node);
  for (const member of node.properties) {
    const name = member.name && nameText(reader, member.name);
    if (name !== undefined) sendMember(reader, member, pointersOf(name), 'request');
    else if (ts.isSpreadAssignment(member))
      for (const property of reader.checker.getPropertiesOfType(reader.typeOf(member.expression)))
        sendTyped(reader, reader.checker.getTypeOfSymbol(property), pointersOf(property.name), member);
  }
}

/** What is given by a variable: by its type. */
function readTypedParameters(
  reader: Reader,
  init: ts.Expression,
  operation: Operation,
  location: string,
): void {
  const { checker } = reader;
  let type: ts.Type | undefined = checker.getNonNullableType(reader.typeOf(init));
  for (const name of ['params', location]) {
    const symbol: ts.Symbol | undefined = type && checker.getPropertyOfType(type, name);
    type = symbol && checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
  }
  if (!type) return;
  for (const property of checker.getPropertiesOfType(type)) {
    const found = operation.parameters.filter((each) => each.in === location && each.name === property.name);
    sendTyped(
      reader,
      checker.getTypeOfSymbol(property),
      found.map(({ pointer }) => pointer),
      init,
    );
  }
}

function sendTyped(reader: Reader, type: ts.Type, found: readonly string[], at: ts.Node): void {
  const values = valuesOfType(reader, type);
  for (const pointer of found) {
    const told = tellable(reader.places, pointer, values);
    reader.record({ kind: 'sent', purpose: 'request', ...(told && { values: told }) }, [pointer], at);
  }
}

/** The operation whose result an expression is, or is a part of: by the call that it comes from. */
export function operationBehind(reader: Reader, expression: ts.Expression, depth = 0): Operation | undefined {
  if (depth > 8) return undefined;
  const node = bare(expression);
  if (ts.isAwaitExpression(node)) return operationBehind(reader, node.expression, depth + 1);
  if (ts.isPropertyAccessExpression(node)) return operationBehind(reader, node.expression, depth + 1);
  if (ts.isCallExpression(node)) {
    const own = operationOf(reader, node);
    if (own) return own;
    const callee = bare(node.expression);
    // `client.getOrder(…).then(…)`, and what takes the call: `unwrap(client.getOrder(…))`.
    if (ts.isPropertyAccessExpression(callee)) {
      const behind = operationBehind(reader, callee.expression, depth + 1);
      if (behind) return behind;
    }
    for (const argument of node.arguments) {
      const behind = operationBehind(reader, argument, depth + 1);
      if (behind) return behind;
    }
    return undefined;
  }
  if (!ts.isIdentifier(node)) return undefined;
  const declaration = reader.checker.getSymbolAtLocation(node)?.valueDeclaration;
  if (!declaration) return undefined;
  if (ts.isBindingElement(declaration)) {
    const variable = ts.walkUpBindingElementsAndPatterns(declaration);
    return ts.isVariableDeclaration(variable) && variable.initializer
      ? operationBehind(reader, variable.initializer, depth + 1)
      : parameterOperation(reader, variable);
  }
  if (ts.isVariableDeclaration(declaration) && declaration.initializer)
    return operationBehind(reader, declaration.initializer, depth + 1);
  return parameterOperation(reader, declaration);
}

/** What a parameter's annotation names, `ResultOf<Client['getOrder']>`, or the promise whose `then` has it. */
function parameterOperation(reader: Reader, declaration: ts.Declaration): Operation | undefined {
  if (!ts.isParameter(declaration) && !ts.isVariableDeclaration(declaration)) return undefined;
  if (declaration.type) {
    const named = operationNamed(reader, declaration.type);
    if (named) return named;
  }
  const callback = declaration.parent;
  if (!ts.isFunctionLike(callback) || !ts.isCallExpression(callback.parent)) return undefined;
  const callee = bare(callback.parent.expression);
  return ts.isPropertyAccessExpression(callee) ? operationBehind(reader, callee.expression, 1) : undefined;
}

function operationNamed(reader: Reader, type: ts.TypeNode): Operation | undefined {
  let found: Operation | undefined;
  const look = (node: ts.Node): void => {
    if (found) return;
    if (ts.isIndexedAccessTypeNode(node)) {
      const object = reader.checker.getTypeFromTypeNode(node.objectType);
      const pointer = keysOf(reader.checker.getTypeFromTypeNode(node.indexType))
        .flatMap((name) => reader.pointersAt(object, name))
        .find((each) => reader.isOperation(each));
      if (pointer !== undefined) found = operationAt(reader, pointer);
    }
    ts.forEachChild(node, look);
  };
  look(type);
  return found;
}

/** `response.headers.get('x-total')`: the pointers of the header. */
export function headerOf(reader: Reader, call: ts.CallExpression): readonly string[] {
  const callee = bare(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || !['get', 'has'].includes(callee.name.text)) return [];
  const [argument] = call.arguments;
  if (!argument) return [];
  const headers = bare(callee.expression);
  const type = reader.typeOf(headers);
  if (type.symbol?.name !== 'Headers') return [];
  const names = new Set(keysOf(reader.typeOf(argument)).map((name) => name.toLowerCase()));
  if (names.size === 0) return [];
  const operation = operationBehind(reader, headers);
  // Where nobody knows of which answer, it may be of any.
  const operations = operation ? [operation] : [...reader.operations.values()];
  const found = operations
    .flatMap(({ responses }) => responses.flatMap((response) => response.headers))
    .filter(({ name }) => names.has(name.toLowerCase()));
  return [...new Set(found.map(({ pointer }) => pointer))];
}

/** Records which statuses of an operation's answers are told apart by a comparison. */
export function readStatus(reader: Reader, expression: ts.Expression, value: ts.Expression): boolean {
  const node = bare(expression);
  const name = ts.isPropertyAccessExpression(node) ? node.name.text : ts.isIdentifier(node) ? node.text : '';
  if (name !== 'status') return false;
  const statuses = keysOf(reader.typeOf(value)).filter((key) => /^[1-5]\d\d$/.test(key));
  if (statuses.length === 0) return false;
  const operation = operationBehind(reader, node);
  if (!operation) return false;
  const found = statuses.flatMap((status) => {
    const keys = [status, `${status[0]}XX`, 'default'];
    const described = keys
      .map((key) =>
        operation.responses.find((response) => response.status.toUpperCase() === key.toUpperCase()),
      )
      .find((each) => each !== undefined);
    return described ? [appendPointer(operation.pointer, 'responses', described.status)] : [];
  });
  reader.record({ kind: 'read' }, found, expression);
  return found.length > 0;
}
