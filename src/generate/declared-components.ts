import ts from 'typescript';

/**
 * Takes the types of `components.schemas` out of the interface that openapi-typescript writes them in, and
 * declares each under its name: editors and error messages show the name of a type that has one, and the
 * whole of a type that has none.
 *
 * @param names the names by key
 */
export function declareComponents(
  statements: readonly ts.Node[],
  names: ReadonlyMap<string, string>,
): ts.Node[] {
  return statements.flatMap((statement) => {
    if (!ts.isInterfaceDeclaration(statement) || statement.name.text !== 'components') return [statement];
    const schemas = statement.members.find((member) => isNamed(member, 'schemas'));
    if (!schemas || !ts.isPropertySignature(schemas) || !schemas.type || !ts.isTypeLiteralNode(schemas.type))
      return [statement];
    const declarations: ts.Node[] = [];
    const members = schemas.type.members.map((member) => {
      const name = names.get(keyOf(member));
      if (name === undefined || !ts.isPropertySignature(member) || !member.type) return member;
      declarations.push(declaration(name, member, member.type));
      return ts.factory.createPropertySignature(
        member.modifiers,
        member.name,
        member.questionToken,
        reference(name),
      );
    });
    const type = ts.factory.createTypeLiteralNode(members);
    const others = statement.members.map((member) =>
      member === schemas
        ? ts.factory.createPropertySignature(schemas.modifiers, schemas.name, schemas.questionToken, type)
        : member,
    );
    return [
      ...declarations,
      ts.factory.createInterfaceDeclaration(
        statement.modifiers,
        statement.name,
        undefined,
        undefined,
        others,
      ),
    ];
  });
}

/** A reference to a type by its name. */
export function reference(name: string): ts.TypeNode {
  return ts.factory.createTypeReferenceNode(name);
}

/** An alias and no interface, which would not be assignable to `Record<string, unknown>`. */
function declaration(name: string, member: ts.PropertySignature, type: ts.TypeNode): ts.Node {
  const exported = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  const alias = ts.factory.createTypeAliasDeclaration(exported, name, undefined, type);
  return ts.setSyntheticLeadingComments(alias, ts.getSyntheticLeadingComments(member));
}

function isNamed(member: ts.TypeElement, name: string): boolean {
  return keyOf(member) === name;
}

function keyOf({ name }: ts.TypeElement): string {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name))
    ? name.text
    : '';
}
