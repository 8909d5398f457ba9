import { type Json, type JsonObject, isObject, setOwn, textOf } from '../../json.ts';
import { type Conversion, followed } from './conversion.ts';

/** What is kept in `components`, by the field there: the objects by their names in 2.0. */
export type Components = Readonly<Record<string, JsonObject>>;

/** Names of components are limited to these characters ("Components Object"); 2.0 has no limit. */
const foreign = /[^A-Za-z0-9._-]+/g;

/**
 * Puts what is kept to be referred to into `components`, under names that it may have there.
 *
 * @returns by field, the new name of each that has one
 */
export function putComponents(
  components: Components,
  { document, origins }: Conversion,
): Map<string, Map<string, string>> {
  const made: JsonObject = {};
  origins.adopt(made, document);
  const renamed = new Map<string, Map<string, string>>();
  for (const [field, members] of Object.entries(components)) {
    if (Object.keys(members).length === 0) continue;
    const names = namesFor(Object.keys(members));
    renamed.set(field, names);
    made[field] = names.size === 0 ? members : renamedMembers(members, names);
    origins.adopt(made[field], members);
  }
  if (Object.keys(made).length > 0) document['components'] = made;
  return renamed;
}

function namesFor(names: readonly string[]): Map<string, string> {
  const taken = new Set(names);
  const renamed = new Map<string, string>();
  for (const name of names) {
    const plain = name.replaceAll(foreign, '_') || '_';
    if (plain === name) continue;
    let free = plain;
    for (let count = 2; taken.has(free); count += 1) free = `${plain}_${count}`;
    taken.add(free);
    renamed.set(name, free);
  }
  return renamed;
}

function renamedMembers(members: JsonObject, names: ReadonlyMap<string, string>): JsonObject {
  const renamed: JsonObject = {};
  for (const [name, member] of Object.entries(members)) setOwn(renamed, names.get(name) ?? name, member);
  return renamed;
}

/** "Security Requirement Object": schemes are named, not referred to. */
export function renameSchemes(
  security: Json | undefined,
  names: ReadonlyMap<string, string> | undefined,
): void {
  if (!Array.isArray(security) || !names) return;
  for (const requirement of security) {
    if (!isObject(requirement)) continue;
    for (const [name, free] of names) {
      if (!Object.hasOwn(requirement, name)) continue;
      requirement[free] = requirement[name] as Json;
      delete requirement[name];
    }
  }
}

/**
 * "Schema Object", discriminator, in 2.0: its value is the name of a definition. For those that have another name
 * now, the schemas that they inherit from say which is meant. References are those of 2.0 still.
 */
export function mapRenamed(
  definitions: JsonObject,
  names: ReadonlyMap<string, string>,
  conversion: Conversion,
): void {
  for (const [name, free] of names) {
    for (const ancestor of ancestorsOf(definitions[name], conversion)) {
      const { discriminator } = ancestor;
      if (!isObject(discriminator)) continue;
      const mapping = isObject(discriminator['mapping']) ? discriminator['mapping'] : {};
      setOwn(mapping, name, `#/components/schemas/${free}`);
      discriminator['mapping'] = mapping;
      conversion.origins.adopt(mapping, discriminator);
    }
  }
}

function ancestorsOf(schema: Json | undefined, conversion: Conversion): Set<JsonObject> {
  const ancestors = new Set<JsonObject>();
  const open = [schema];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const at = followed(next, conversion);
    if (!at || ancestors.has(at)) continue;
    ancestors.add(at);
    if (Array.isArray(at['allOf'])) open.push(...at['allOf']);
  }
  return ancestors;
}

/** Whether a parameter is one that 3.0 has no parameter for. */
export function isBody(parameter: JsonObject): boolean {
  return /^(body|formData)$/.test(textOf(parameter['in']));
}
