import ts from 'typescript';

/**
 * A module without the constants that nothing in it mentions: ajv writes every schema into its code,
 * whether that reads it or not.
 */
export function withoutUnused(code: string): string {
  const source = ts.createSourceFile('checks.js', code, ts.ScriptTarget.ES2022, false, ts.ScriptKind.JS);
  const mentioned = mentions(source);
  const kept: string[] = [];
  let start = 0;
  for (const statement of source.statements) {
    if (!isUnused(statement, mentioned)) continue;
    kept.push(code.slice(start, statement.pos));
    start = statement.end;
  }
  return kept.join('') + code.slice(start);
}

function isUnused(statement: ts.Statement, mentioned: ReadonlyMap<string, number>): boolean {
  if (!ts.isVariableStatement(statement) || statement.modifiers) return false;
  const [declaration, ...others] = statement.declarationList.declarations;
  if (!declaration || others.length > 0 || !ts.isIdentifier(declaration.name)) return false;
  return mentioned.get(declaration.name.text) === 1;
}

/** How often each identifier stands in a module. */
function mentions(source: ts.SourceFile): Map<string, number> {
  const counts = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) counts.set(node.text, (counts.get(node.text) ?? 0) + 1);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return counts;
}
