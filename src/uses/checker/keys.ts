import { keysOf } from './origins.ts';
import { argumentsOf, type Reader } from './reader.ts';
import { recordRead } from './reads.ts';
import ts from './typescript.ts';

/**
 * Names of properties that are passed as texts: `pluck(orders, 'number')`, `useTable(orders, [{ key: 'number' }])`,
 * `new Store(order).get('number')`. A text counts where its place takes keys of what stands beside it.
 */
export function readKeys(reader: Reader, call: ts.CallExpression | ts.NewExpression): void {
  const literals = (call.arguments ?? []).flatMap((argument) => textsIn(argument));
  if (literals.length === 0) return;
  const parameters = reader.checker.getResolvedSignature(call)?.getDeclaration()?.parameters ?? [];
  const keyed = parameters.map(({ type }) => keyOperands(reader, type)).filter((each) => each !== undefined);
  if (keyed.length === 0) return;
  const beside = new Set([...objectsBeside(reader, call), ...keyed.flat()]);
  for (const literal of literals) {
    const names = keysOf(reader.typeOf(literal));
    const found = [...beside].flatMap((type) => names.flatMap((name) => reader.pointersAt(type, name)));
    recordRead(reader, [...new Set(found)], literal);
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

/**
 * What a type is written to be the keys of, by its own `keyof` or that of a type parameter; none that are known by
 * themselves of a type parameter, and `undefined` where there is no `keyof`.
 */
function keyOperands(
  reader: Reader,
  type: ts.TypeNode | undefined,
  depth = 0,
): readonly ts.Type[] | undefined {
  if (!type || depth > 4) return undefined;
  const found: ts.Type[] = [];
  let isKeyed = false;
  const inside = (node: ts.TypeNode | undefined): void => {
    const inner = keyOperands(reader, node, depth + 1);
    isKeyed ||= inner !== undefined;
    found.push(...(inner ?? []));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.KeyOfKeyword) {
      isKeyed = true;
      const operand = reader.checker.getTypeFromTypeNode(node.type);
      if ((operand.flags & ts.TypeFlags.TypeParameter) === 0) found.push(operand);
    } else if (ts.isTypeReferenceNode(node)) {
      const declaration = reader.checker.getSymbolAtLocation(node.typeName)?.declarations?.[0];
      if (declaration && ts.isTypeParameterDeclaration(declaration)) inside(declaration.constraint);
      else if (declaration && ts.isTypeAliasDeclaration(declaration)) inside(declaration.type);
      else if (declaration && ts.isInterfaceDeclaration(declaration))
        for (const member of declaration.members) if (ts.isPropertySignature(member)) inside(member.type);
    }
    ts.forEachChild(node, visit);
  };
  visit(type);
  return isKeyed ? found : undefined;
}
