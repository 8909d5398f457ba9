import { withoutParentheses } from './bare.ts';
import { headerOf, operationOf, readCall } from './calls.ts';
import { escape, isEmptyType, itemOf, relate, relateParameters } from './flows.ts';
import { noteEscape, noteGiven } from './generics.ts';
import { readKeys } from './keys.ts';
import type { Reader } from './reader.ts';
import { readMembership, readRest } from './told.ts';
import ts from './typescript.ts';

/** What a call calls, and what becomes of its arguments. */
export function readCalling(reader: Reader, node: ts.CallExpression | ts.NewExpression): void {
  if (ts.isCallExpression(node)) {
    const operation = operationOf(reader, node);
    if (operation) return readCall(reader, node, operation);
    const headers = headerOf(reader, node);
    if (headers.length > 0) return reader.record({ kind: 'read' }, headers, node);
    readMembership(reader, node);
  }
  const callArguments = node.arguments ?? [];
  if (callArguments.length === 0 || isLogging(node)) return;
  if (isReflection(node)) return escapeExpression(reader, callArguments[0] ?? node, node);
  readKeys(reader, node);
  readAssign(reader, node);
  const signature = reader.checker.getResolvedSignature(node);
  for (const [index, argument] of callArguments.entries()) {
    if (ts.isSpreadElement(argument)) {
      relateSpread(reader, argument, signature && parameterType(reader, signature, index));
      continue;
    }
    readRest(reader, argument);
    const type = reader.typeOf(argument);
    const target = signature ? parameterType(reader, signature, index) : undefined;
    if (isLiteral(argument) && target && !hidesAll(reader, target)) continue;
    if (!target) {
      // A function of nobody knows which type.
      if (reader.carries(type) && isAnything(reader.typeOf(node.expression))) escape(reader, type, argument);
      continue;
    }
    if (reader.carries(type) || reader.carries(target)) relate(reader, type, target, argument);
    if (hidesAll(reader, target)) noteEscape(reader, type);
    const constraint = declaredConstraint(reader, signature, index);
    if (constraint) noteGiven(reader, type, constraint, argument);
    if (constraint && reader.carries(type)) relateToConstraint(reader, type, constraint, argument);
    if (ts.isIdentifier(argument) || ts.isPropertyAccessExpression(argument))
      readReference(reader, type, target, argument);
  }
}

/** The items of what is spread are arguments, each. */
function relateSpread(reader: Reader, argument: ts.SpreadElement, target: ts.Type | undefined): void {
  const items = itemOf(reader.checker, reader.typeOf(argument.expression));
  if (items && target && (reader.carries(items) || reader.carries(target)))
    relate(reader, items, target, argument);
}

/** What is written at its place is read there. */
function isLiteral(expression: ts.Expression): boolean {
  const node = withoutParentheses(expression);
  return ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node) || ts.isFunctionLike(node);
}

/** Whether nothing is known of what a type's values hold. */
function hidesAll(reader: Reader, type: ts.Type): boolean {
  const wide = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive;
  return (type.flags & wide) !== 0 || isEmptyType(type) || hasOnlyUnknown(reader, type);
}

/** `Record<string, unknown>`. */
function hasOnlyUnknown(reader: Reader, type: ts.Type): boolean {
  const infos = reader.checker.getIndexInfosOfType(type);
  return (
    infos.length > 0 &&
    infos.every((info) => (info.type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0)
  );
}

function isAnything(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Any) !== 0;
}

/** A function that is passed by its name: it is given what the parameter says. */
function readReference(reader: Reader, type: ts.Type, target: ts.Type, at: ts.Node): void {
  const [taken, given] = [
    type.getCallSignatures()[0],
    reader.checker.getNonNullableType(target).getCallSignatures()[0],
  ];
  if (taken && given) relateParameters(reader, given, taken, at);
}

function parameterType(reader: Reader, signature: ts.Signature, index: number): ts.Type | undefined {
  const last = signature.parameters.at(-1);
  const declaration = last?.valueDeclaration;
  const isRest =
    declaration !== undefined && ts.isParameter(declaration) && declaration.dotDotDotToken !== undefined;
  if (isRest && index >= signature.parameters.length - 1 && last) {
    const rest = reader.checker.getTypeOfSymbol(last);
    return reader.checker.getIndexTypeOfType(rest, ts.IndexKind.Number) ?? rest;
  }
  const parameter = signature.parameters[index];
  return parameter && reader.checker.getTypeOfSymbol(parameter);
}

/** What a generic function asks of what it is given: `<T extends { number: string }>(value: T)`. */
function declaredConstraint(
  reader: Reader,
  signature: ts.Signature | undefined,
  index: number,
): ts.Type | undefined {
  const parameter = signature?.getDeclaration()?.parameters[index];
  return parameter?.type && reader.checker.getTypeFromTypeNode(parameter.type);
}

function relateToConstraint(reader: Reader, type: ts.Type, declared: ts.Type, at: ts.Node): void {
  const { checker } = reader;
  if ((declared.flags & ts.TypeFlags.TypeParameter) !== 0) {
    const constraint = checker.getBaseConstraintOfType(declared);
    if (constraint && checker.getPropertiesOfType(constraint).length > 0)
      relate(reader, type, constraint, at);
    return;
  }
  const [items, others] = [type, declared].map((each) =>
    checker.isArrayLikeType(each) ? checker.getIndexTypeOfType(each, ts.IndexKind.Number) : undefined,
  );
  if (items && others) relateToConstraint(reader, items, others, at);
}

/** `Reflect.get(order, key)` takes any object for what it is, and any key. */
function isReflection({ expression }: ts.CallExpression | ts.NewExpression): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    ts.isIdentifier(expression.expression) &&
    expression.expression.text === 'Reflect'
  );
}

/** `Object.assign(row, order)` gives an object the properties of others. */
function readAssign(reader: Reader, node: ts.CallExpression | ts.NewExpression): void {
  const { expression } = node;
  const [target, ...sources] = node.arguments ?? [];
  const isAssign =
    ts.isPropertyAccessExpression(expression) &&
    expression.name.text === 'assign' &&
    ts.isIdentifier(expression.expression) &&
    expression.expression.text === 'Object';
  if (!isAssign || !target || isLiteral(target)) return;
  for (const source of sources)
    if (!ts.isSpreadElement(source))
      flow(reader, source, reader.checker.getApparentType(reader.typeOf(target)), source);
}

/** Logging shows values to people: nobody relies on what is in them. */
function isLogging(node: ts.CallExpression | ts.NewExpression): boolean {
  const { expression } = node;
  if (!ts.isPropertyAccessExpression(expression)) return false;
  const object = expression.expression;
  return ts.isIdentifier(object) && object.text === 'console';
}

/** Records what it means that an expression is taken as what is expected where it stands. */
export function flowAsExpected(reader: Reader, expression: ts.Expression): void {
  const node = withoutParentheses(expression);
  if (isLiteral(node)) {
    const wide = reader.checker.getContextualType(node);
    if (wide && hidesAll(reader, wide)) escapeExpression(reader, node, node);
    return;
  }
  const type = reader.typeOf(node);
  if ((type.flags & ts.TypeFlags.TypeParameter) !== 0) {
    const wide = reader.checker.getContextualType(node);
    if (wide && hidesAll(reader, wide)) noteEscape(reader, type);
  }
  if ((type.flags & (ts.TypeFlags.Object | ts.TypeFlags.UnionOrIntersection)) === 0) return;
  const expected = reader.checker.getContextualType(node);
  // A component of which nobody knows the properties takes them for anything.
  if (!expected && ts.isJsxExpression(node.parent) && ts.isJsxAttribute(node.parent.parent))
    return escapeExpression(reader, node, node);
  if (expected && expected !== type && (reader.carries(type) || reader.carries(expected)))
    relate(reader, type, expected, node);
}

/** Records what it means that an expression is taken as one of a type. */
export function flow(reader: Reader, expression: ts.Expression, target: ts.Type, at: ts.Node): void {
  const type = reader.typeOf(expression);
  if (type === target || ts.isObjectLiteralExpression(expression)) return;
  if (hidesAll(reader, target)) noteEscape(reader, type);
  if (reader.carries(type) || reader.carries(target)) relate(reader, type, target, at);
}

/** Records that nobody sees what becomes of an expression. */
export function escapeExpression(reader: Reader, expression: ts.Expression, at: ts.Node): void {
  const type = reader.typeOf(expression);
  if (reader.carries(type)) escape(reader, type, at);
}

/** An annotation of a callback's parameter is a type that what it is called with is taken for. */
export function readCallback(reader: Reader, node: ts.ArrowFunction | ts.FunctionExpression): void {
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) flowAsExpected(reader, node.body);
  if (!node.parameters.some((parameter) => parameter.type)) return;
  const expected = reader.checker.getContextualType(node);
  const signature = expected && reader.checker.getNonNullableType(expected).getCallSignatures()[0];
  const own = signature && reader.checker.getSignatureFromDeclaration(node);
  if (own) relateParameters(reader, signature, own, node.parameters[0] ?? node);
}

/** The properties that a component is given at once: `<Card {...order} />`. */
export function readSpreadAttribute(reader: Reader, node: ts.JsxSpreadAttribute): void {
  const element = node.parent.parent;
  const signature = reader.checker.getResolvedSignature(element);
  const target = signature && parameterType(reader, signature, 0);
  if (target) flow(reader, node.expression, target, node);
}

/** The items of an array that is spread into another. */
export function spreadAsExpected(reader: Reader, element: ts.SpreadElement): void {
  if (!ts.isArrayLiteralExpression(element.parent)) return;
  const expected = reader.checker.getContextualType(element.parent);
  relateSpread(
    reader,
    element,
    expected && itemOf(reader.checker, reader.checker.getNonNullableType(expected)),
  );
}
