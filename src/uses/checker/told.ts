import type { Json } from '../../json.ts';
import { canonicalText } from '../../schema/json-equal.ts';
import { bare } from './bare.ts';
import { readStatus } from './calls.ts';
import { originsOf, originsOfNode, originsOfType } from './origins.ts';
import type { Reader } from './reader.ts';
import ts from './typescript.ts';
import { valuesOf } from './values.ts';

/** Comparisons of one function with values of one list: enough of them are as good as a switch. */
export type Chains = Map<
  string,
  { readonly values: Map<string, Json>; readonly pointers: readonly string[]; readonly at: ts.Node }
>;

/** Values that are told apart by a switch. */
export function readSwitch(reader: Reader, node: ts.SwitchStatement): void {
  const pointers = originsOf(reader, node.expression);
  const clauses = node.caseBlock.clauses.filter((clause) => ts.isCaseClause(clause));
  for (const clause of clauses) readStatus(reader, node.expression, clause.expression);
  const listed = pointers.length === 0 ? undefined : reader.listed(pointers);
  if (!listed) return;
  const values = clauses.flatMap((clause) => valuesOf(reader, clause.expression) ?? []);
  const fallback = node.caseBlock.clauses.find((clause) => ts.isDefaultClause(clause));
  const all = fallback ? isRefusal(reader, fallback) : covers(values, listed, 0);
  reader.record({ kind: 'toldApart', values, all, sure: true }, pointers, node);
}

/** A default that throws, or says that nothing is left. */
function isRefusal(reader: Reader, clause: ts.DefaultClause): boolean {
  let found = false;
  const look = (node: ts.Node): void => {
    if (found || ts.isFunctionLike(node)) return;
    if (ts.isThrowStatement(node)) found = true;
    else if (ts.isIdentifier(node) && (reader.typeOf(node).flags & ts.TypeFlags.Never) !== 0) found = true;
    else ts.forEachChild(node, look);
  };
  for (const statement of clause.statements) look(statement);
  return found;
}

function covers(values: readonly Json[], listed: readonly Json[], missing: number): boolean {
  const texts = new Set(values.map(canonicalText));
  return listed.filter((value) => !texts.has(canonicalText(value))).length <= missing;
}

/** Values that are told apart by a comparison. */
export function readComparison(reader: Reader, node: ts.BinaryExpression, chains: Chains): void {
  const sides = [
    [node.left, node.right],
    [node.right, node.left],
  ] as const;
  for (const [side, other] of sides) {
    if (readStatus(reader, side, other)) return;
    const values = valuesOf(reader, other);
    // What is compared with a variable is told apart by nobody who wrote a value.
    if (values?.length !== 1) continue;
    const pointers = originsOf(reader, side);
    const listed = pointers.length === 0 ? undefined : reader.listed(pointers);
    if (!listed) continue;
    reader.record({ kind: 'toldApart', values, all: false, sure: true }, pointers, node);
    noteChain(chains, node, side, pointers, values);
    return;
  }
}

function noteChain(
  chains: Chains,
  node: ts.Node,
  side: ts.Expression,
  pointers: readonly string[],
  values: readonly Json[],
): void {
  const scope = ts.findAncestor(node, (each) => ts.isFunctionLike(each) || ts.isSourceFile(each));
  const key = JSON.stringify([scope?.getSourceFile().fileName, scope?.pos, side.getText(), pointers]);
  const chain = chains.get(key) ?? { values: new Map<string, Json>(), pointers, at: node };
  for (const value of values) chain.values.set(canonicalText(value), value);
  chains.set(key, chain);
}

/** Records the chains that leave at most one value over: what is left is taken for that one. */
export function settleChains(reader: Reader, chains: Chains): void {
  for (const { values, pointers, at } of chains.values()) {
    const listed = reader.listed(pointers) ?? [];
    const compared = [...values.values()];
    if (listed.length > 2 && compared.length > 1 && covers(compared, listed, 1))
      reader.record({ kind: 'toldApart', values: compared, all: true, sure: true }, pointers, at);
  }
}

/** A value that is left when all others were told apart: `assertNever(order.status)`. */
export function readRest(reader: Reader, argument: ts.Expression): void {
  if ((reader.typeOf(argument).flags & ts.TypeFlags.Never) === 0) return;
  const pointers = originsOf(reader, argument);
  const listed = pointers.length === 0 ? undefined : reader.listed(pointers);
  if (listed) reader.record({ kind: 'toldApart', values: listed, all: true, sure: true }, pointers, argument);
}

/** A table with an entry for each value: `Record<OrderStatus, string>`. */
export function readTable(reader: Reader, node: ts.ObjectLiteralExpression, type: ts.Type): void {
  const pointers = [...new Set([...originsOfKeys(reader, type), ...originsOfTable(reader, node)])];
  const listed = pointers.length === 0 ? undefined : reader.listed(pointers);
  if (!listed) return;
  const isWhole = reader.checker
    .getPropertiesOfType(type)
    .every((each) => (each.flags & ts.SymbolFlags.Optional) === 0);
  const values = reader.checker.getPropertiesOfType(reader.typeOf(node)).map(({ name }) => name);
  if (isWhole) reader.record({ kind: 'toldApart', values, all: true, sure: true }, pointers, node);
}

/** By the type that is written beside a table: `Record<Payment['method'], string>`, also as `Readonly<…>`. */
function originsOfTable(reader: Reader, node: ts.ObjectLiteralExpression): readonly string[] {
  const { parent } = node;
  const written =
    ts.isVariableDeclaration(parent) || ts.isSatisfiesExpression(parent) || ts.isAsExpression(parent)
      ? parent.type
      : undefined;
  return written ? originsOfRecord(reader, written) : [];
}

function originsOfRecord(reader: Reader, node: ts.TypeNode): readonly string[] {
  if (!ts.isTypeReferenceNode(node) || !ts.isIdentifier(node.typeName)) return [];
  const [first] = node.typeArguments ?? [];
  if (!first) return [];
  if (['Readonly', 'Required'].includes(node.typeName.text)) return originsOfRecord(reader, first);
  if (node.typeName.text !== 'Record') return [];
  const named = originsOfNode(reader, first);
  return named.length > 0 ? named : originsOfType(reader, reader.checker.getTypeFromTypeNode(first));
}

function originsOfKeys(reader: Reader, type: ts.Type): readonly string[] {
  if (type.aliasSymbol?.name === 'Record' && type.aliasTypeArguments?.[0])
    return originsOfType(reader, type.aliasTypeArguments[0]);
  const declaration = type.symbol?.declarations?.[0];
  const constraint =
    declaration && ts.isMappedTypeNode(declaration) ? declaration.typeParameter.constraint : undefined;
  return constraint ? originsOfType(reader, reader.checker.getTypeFromTypeNode(constraint)) : [];
}

/** A table that is looked up by a value: `icons[order.status]`. */
export function readLookup(reader: Reader, node: ts.ElementAccessExpression): void {
  const pointers = originsOf(reader, node.argumentExpression);
  const listed = pointers.length === 0 ? undefined : reader.listed(pointers);
  if (!listed || listed.length < 2) return;
  const names = new Set(
    reader.checker.getPropertiesOfType(reader.typeOf(node.expression)).map(({ name }) => name),
  );
  const values = listed.filter((value) =>
    names.has(typeof value === 'string' ? value : canonicalText(value)),
  );
  reader.record({ kind: 'toldApart', values, all: true, sure: true }, pointers, node);
}

const lookups = new Set(['get', 'indexOf', 'lastIndexOf', 'includes', 'has']);

/** Collections that are asked for a value: `['draft', 'placed'].indexOf(status)`, `names.get(status)`. */
export function readMembership(reader: Reader, node: ts.CallExpression): void {
  const callee = bare(node.expression);
  const [argument] = node.arguments;
  if (!argument || !ts.isPropertyAccessExpression(callee) || !lookups.has(callee.name.text)) return;
  const pointers = originsOf(reader, argument);
  const listed = pointers.length === 0 ? undefined : reader.listed(pointers);
  if (!listed || listed.length < 2) return;
  const values = membersOf(reader, callee.expression);
  // Without a word on what it holds, a table is for all of them; membership is of a few.
  const all = values ? covers(values, listed, 0) : callee.name.text === 'get';
  reader.record({ kind: 'toldApart', values: values ?? [], all, sure: false }, pointers, node);
}

/** The values that a list holds, where it is written. */
function membersOf(reader: Reader, expression: ts.Expression): readonly Json[] | undefined {
  const node = bare(expression);
  if (ts.isArrayLiteralExpression(node)) {
    const values = node.elements.map((element) => valuesOf(reader, element));
    return values.every((each) => each !== undefined) ? values.flat() : undefined;
  }
  if (ts.isNewExpression(node)) {
    const [argument] = node.arguments ?? [];
    return argument && node.expression.getText() === 'Set' ? membersOf(reader, argument) : undefined;
  }
  if (!ts.isIdentifier(node)) return undefined;
  const declaration = reader.checker.getSymbolAtLocation(node)?.valueDeclaration;
  return declaration && ts.isVariableDeclaration(declaration) && declaration.initializer
    ? membersOf(reader, declaration.initializer)
    : undefined;
}
