import ts from 'typescript';
import { resolve } from '../contract/references.ts';
import { type JsonObject, isObject, setOwn } from '../json.ts';
import { appendPointer } from '../json-pointer.ts';

/** Stands between a path and a method that openapi-typescript has no field for: no path holds it. */
const separator = '\u0001method\u0001';

/**
 * Writes the methods that openapi-typescript does not know (OpenAPI 3.2, "Path Item Object": `query`,
 * `additionalOperations`) as `post` of a path of their own, in place: `placeMethods` brings their types back.
 */
export function spellMethods(document: JsonObject): void {
  for (const field of ['paths', 'webhooks']) {
    const items = document[field];
    if (!isObject(items)) continue;
    for (const path of Object.keys(items)) {
      const item = resolve(document, appendPointer('', field, path))?.value;
      if (isObject(item)) spellItem(items, path, item);
    }
  }
}

function spellItem(items: JsonObject, path: string, item: JsonObject): void {
  const { query, additionalOperations, ...known } = item;
  const others = isObject(additionalOperations) ? additionalOperations : {};
  const unknown = Object.entries(isObject(query) ? { query, ...others } : others);
  if (unknown.length === 0) return;
  setOwn(items, path, known);
  for (const [method, operation] of unknown) {
    const { parameters } = item;
    setOwn(items, path + separator + method, {
      ...(parameters === undefined ? {} : { parameters }),
      post: operation,
    });
  }
}

/** Gives the types of the methods that `spellMethods` wrote elsewhere to their paths. */
export function placeMethods(statements: readonly ts.Node[]): ts.Node[] {
  return statements.map((statement) => {
    if (!ts.isInterfaceDeclaration(statement) || !['paths', 'webhooks'].includes(statement.name.text))
      return statement;
    const spelt = Map.groupBy(
      statement.members.filter((member) => keyOf(member).includes(separator)),
      (member) => keyOf(member).split(separator, 1)[0],
    );
    if (spelt.size === 0) return statement;
    const members = statement.members
      .filter((member) => !keyOf(member).includes(separator))
      .map((member) => withMethods(member, spelt.get(keyOf(member)) ?? []));
    const { modifiers, name } = statement;
    return ts.factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, members);
  });
}

function withMethods(path: ts.TypeElement, spelt: readonly ts.TypeElement[]): ts.TypeElement {
  if (spelt.length === 0 || !ts.isPropertySignature(path) || !path.type || !ts.isTypeLiteralNode(path.type))
    return path;
  const type = ts.factory.createTypeLiteralNode([...path.type.members, ...spelt.flatMap(methodOf)]);
  return ts.factory.updatePropertySignature(path, path.modifiers, path.name, path.questionToken, type);
}

function methodOf(spelt: ts.TypeElement): ts.TypeElement[] {
  const name = keyOf(spelt).split(separator)[1] ?? '';
  const members =
    ts.isPropertySignature(spelt) && spelt.type && ts.isTypeLiteralNode(spelt.type)
      ? spelt.type.members
      : undefined;
  const post = members?.find((member) => keyOf(member) === 'post');
  if (!post || !ts.isPropertySignature(post)) return [];
  const key = /^[A-Za-z_$][\w$]*$/.test(name)
    ? ts.factory.createIdentifier(name)
    : ts.factory.createStringLiteral(name);
  const method = ts.factory.createPropertySignature(post.modifiers, key, post.questionToken, post.type);
  return [ts.setSyntheticLeadingComments(method, ts.getSyntheticLeadingComments(post))];
}

function keyOf({ name }: ts.TypeElement): string {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : '';
}
