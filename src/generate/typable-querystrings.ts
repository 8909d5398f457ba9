import ts from 'typescript';
import { type JsonObject, textOf } from '../json.ts';

/** Begins the name of a header that stands for the whole query: no header's name does. */
const mark = '\u0001querystring\u0001';
const place = 'querystring';

/** Writes a parameter that is the whole query as openapi-typescript knows one, in place: `placeQuerystrings` brings it back. */
export function spellQuerystring(parameter: JsonObject): void {
  if (parameter['in'] !== place) return;
  parameter['in'] = 'header';
  parameter['name'] = mark + textOf(parameter['name']);
}

/** Whether a document, as JSON text, has a parameter that `spellQuerystring` wrote: looking through its types for one takes longer. */
export function hasQuerystrings(text: string): boolean {
  return text.includes(JSON.stringify(mark).slice(1, -1));
}

/** Gives the parameters that `spellQuerystring` wrote as headers a place of their own, beside `query` and `header`. */
export function placeQuerystrings(statements: readonly ts.Node[]): ts.Node[] {
  const visit = (node: ts.Node): ts.Node => {
    const visited = ts.visitEachChild(node, visit, undefined);
    return ts.isTypeLiteralNode(visited) ? withPlace(visited) : visited;
  };
  return statements.map((statement) => (holdsMark(statement) ? visit(statement) : statement));
}

function holdsMark(node: ts.Node): boolean {
  if (ts.isTypeElement(node) && keyOf(node).startsWith(mark)) return true;
  return ts.forEachChild(node, (child) => (holdsMark(child) ? true : undefined)) ?? false;
}

function withPlace(type: ts.TypeLiteralNode): ts.TypeLiteralNode {
  const header = type.members.find((member) => keyOf(member) === 'header');
  if (!header || !ts.isPropertySignature(header) || !header.type || !ts.isTypeLiteralNode(header.type))
    return type;
  const marked = header.type.members.filter((member) => keyOf(member).startsWith(mark));
  if (marked.length === 0) return type;
  const others = header.type.members.filter((member) => !marked.includes(member));
  return ts.factory.createTypeLiteralNode([
    ...type.members.filter((member) => member !== header),
    group('header', others),
    group(place, marked.map(unmarked)),
  ]);
}

/** A group of parameters; one without any that is required need not be given. */
function group(name: string, members: readonly ts.TypeElement[]): ts.TypeElement {
  const isOptional = members.every(({ questionToken }) => questionToken !== undefined);
  return ts.factory.createPropertySignature(
    undefined,
    name,
    isOptional ? ts.factory.createToken(ts.SyntaxKind.QuestionToken) : undefined,
    members.length === 0
      ? ts.factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword)
      : ts.factory.createTypeLiteralNode(members),
  );
}

function unmarked(member: ts.TypeElement): ts.TypeElement {
  if (!ts.isPropertySignature(member)) return member;
  const name = keyOf(member).slice(mark.length);
  const key = /^[A-Za-z_$][\w$]*$/.test(name)
    ? ts.factory.createIdentifier(name)
    : ts.factory.createStringLiteral(name);
  return ts.factory.updatePropertySignature(member, member.modifiers, key, member.questionToken, member.type);
}

function keyOf({ name }: ts.TypeElement): string {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : '';
}
