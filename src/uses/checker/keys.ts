import { keysOf } from './origins.ts';
import { argumentsOf, type Reader } from './reader.ts';
import ts from './typescript.ts';

/**
 * Names of properties that are passed as texts: `pluck(orders, 'number')`, `useTable(orders, [{ key: 'number' }])`,
 * `new Store(order).get('number')`. A text counts where its place takes keys of what stands beside it.
 */
export function readKeys(reader: Reader, call: ts.CallExpression | ts.NewExpression): void {
  const literals = (call.arguments ?? []).flatMap((argument) => textsIn(argument));
  if (literals.length === 0) return;
  const beside = objectsBeside(reader, call);
  if (beside.length === 0) return;
  const signature = reader.checker.getResolvedSignature(call);
  const isKeyed = signature
    ?.getDeclaration()
    ?.parameters.some((parameter) => isKeyType(reader, parameter.type));
  if (!isKeyed) return;
  for (const literal of literals) {
    const found = beside.flatMap((type) =>
      keysOf(reader.typeOf(literal)).flatMap((name) => reader.pointersAt(type, name)),
    );
    reader.record(
      { kind: 'read' },
      [...new Set(found)].filter((pointer) => !reader.isOperation(pointer)),
      literal,
    );
  }
}

function textsIn(node: ts.Expression): readonly ts.Expression[] {
  if (ts.isStringLiteralLike(node)) return [node];
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(textsIn);
  if (!ts.isObjectLiteralExpression(node)) return [];
  return node.properties.flatMap((member) =>
    ts.isPropertyAssignment(member) ? textsIn(member.initializer) : [],
  );
}

/** The objects with parts of the contract that a call is given, or that the object it is a method of is made of. */
function objectsBeside(reader: Reader, call: ts.CallExpression | ts.NewExpression): readonly ts.Type[] {
  const { expression } = call;
  const receiver = ts.isPropertyAccessExpression(expression) ? [reader.typeOf(expression.expression)] : [];
  const given = (call.arguments ?? [])
    .filter((argument) => !textsIn(argument).length)
    .map((argument) => reader.typeOf(argument));
  const found = new Set<ts.Type>();
  const add = (type: ts.Type, depth: number): void => {
    if (depth > 3 || found.has(type) || !reader.carries(type)) return;
    found.add(type);
    if (type.isUnion()) for (const each of type.types) add(each, depth + 1);
    for (const argument of argumentsOf(reader.checker, type)) add(argument, depth + 1);
    for (const { declaration: _, type: item } of reader.checker.getIndexInfosOfType(type))
      add(item, depth + 1);
    for (const signature of type.getCallSignatures()) add(signature.getReturnType(), depth + 1);
  };
  for (const type of [...receiver, ...given]) add(type, 0);
  const explicit = call.typeArguments ?? [];
  for (const node of explicit) add(reader.checker.getTypeFromTypeNode(node), 0);
  return [...found];
}

/** Whether a type is written with `keyof`, its own or that of a type parameter. */
function isKeyType(reader: Reader, type: ts.TypeNode | undefined, depth = 0): boolean {
  if (!type || depth > 4) return false;
  let found = false;
  const visit = (node: ts.Node): void => {
    if (found) return;
    if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.KeyOfKeyword) {
      found = true;
    } else if (ts.isTypeReferenceNode(node)) {
      const declaration = reader.checker.getSymbolAtLocation(node.typeName)?.declarations?.[0];
      if (declaration && ts.isTypeParameterDeclaration(declaration))
        found = isKeyType(reader, declaration.constraint, depth + 1);
      else if (declaration && ts.isTypeAliasDeclaration(declaration))
        found = isKeyType(reader, declaration.type, depth + 1);
      else if (declaration && ts.isInterfaceDeclaration(declaration))
        found = declaration.members.some(
          (member) => ts.isPropertySignature(member) && isKeyType(reader, member.type, depth + 1),
        );
    }
    if (!found) ts.forEachChild(node, visit);
  };
  visit(type);
  return found;
}
