import { type JsonObject, textOf } from '../json.ts';

/** Schemas under names, and which of them checks ask for. */
interface Mergeable {
  readonly schemas: Map<string, JsonObject>;
  readonly checked: Map<string, string>;
}

/**
 * Leaves one of definitions that are the same, until no two are, as those that referred to them may be
 * the same then. Descriptions repeat themselves, and most schemas are the same in both directions.
 *
 * @param references every object in the schemas that holds a `$ref`, changed in place
 */
export function mergeDefinitions({ schemas, checked }: Mergeable, references: readonly JsonObject[]): void {
  for (let replaced = superfluous(schemas); replaced.size > 0; replaced = superfluous(schemas)) {
    for (const holder of references)
      holder['$ref'] = replaced.get(textOf(holder['$ref'])) ?? textOf(holder['$ref']);
    for (const [name, id] of checked) checked.set(name, replaced.get(id) ?? id);
    for (const id of replaced.keys()) schemas.delete(id);
  }
}

/** What a schema refers to that says nothing else. */
function targetOf(schema: JsonObject): string | undefined {
  const { $ref } = schema;
  return typeof $ref === 'string' && Object.keys(schema).length === 1 ? $ref : undefined;
}

/** What each superfluous definition is to be replaced by: its double, or what it does nothing but refer to. */
function superfluous(schemas: ReadonlyMap<string, JsonObject>): Map<string, string> {
  const first = new Map<string, string>();
  const replaced = new Map<string, string>();
  for (const [id, schema] of schemas) {
    const text = JSON.stringify(schema);
    const other = first.get(text) ?? targetOf(schema);
    if (other === undefined || other === id) first.set(text, id);
    else replaced.set(id, endOf(other, replaced));
  }
  // One that was itself replaced later waits for the next round, as does the last of a circle.
  return new Map([...replaced].filter(([id, end]) => id !== end && endOf(end, replaced) === end));
}

/** Where replacements of replacements lead. */
function endOf(id: string, replaced: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let current = id;
  while (!seen.has(current)) {
    seen.add(current);
    current = replaced.get(current) ?? current;
  }
  return current;
}
