import { isObject, type Json, type JsonObject } from '../json.ts';
import { applicators, type Holding } from '../subschemas.ts';

/** The applicators whose subschemas all speak of the very value that the schema speaks of (Core 2020-12, section 10.2). */
const inPlace: ReadonlySet<string> = new Set([
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentSchemas',
]);

/**
 * Whether a value can be judged by a schema on more than one way that leads back to the schema: each level of the
 * value doubles the ways then, at least.
 *
 * @param definitions schemas that refer to nothing but each other, by `#/$defs/<name>`
 */
export function branches(definitions: JsonObject): boolean {
  const circleOf = circles(definitions);
  const isWithin = (name: string) => (target: string) => circleOf.get(target) === circleOf.get(name);
  return Object.entries(definitions).some(([name, schema]) => waysBack(schema, isWithin(name)).most > 1);
}

interface Ways {
  /** On how many ways the value itself is judged by a schema of the circle. */
  readonly here: number;
  /** On how many ways the value or one of its parts is. */
  readonly most: number;
}

/** The ways from a schema to those of its circle; what is judged by several keywords of one level is counted by each. */
function waysBack(schema: Json, isOfCircle: (target: string) => boolean): Ways {
  let here = 0;
  let most = 0;
  for (const [keyword, child] of childrenOf(schema)) {
    const ways = waysBack(child, isOfCircle);
    if (inPlace.has(keyword)) here += ways.here;
    most = Math.max(most, ways.most);
  }
  const target = targetOf(schema);
  if (target !== undefined && isOfCircle(target)) here += 1;
  return { here, most: Math.max(here, most) };
}

function targetOf(schema: Json): string | undefined {
  const reference = isObject(schema) ? schema.$ref : undefined;
  return typeof reference === 'string' ? reference.replace('#/$defs/', '') : undefined;
}

function childrenOf(schema: Json): readonly (readonly [keyword: string, child: Json])[] {
  if (!isObject(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const holding = applicators.get(keyword);
    return holding ? held(holding, value).map((child) => [keyword, child] as const) : [];
  });
}

function held(holding: Holding, value: Json): readonly Json[] {
  if (holding === 'one') return [value];
  if (holding === 'list') return Array.isArray(value) ? value : [];
  return isObject(value) ? Object.values(value) : [];
}

/** Schemas that lead to each other, by a number that they share (Tarjan's strongly connected components). */
function circles(definitions: JsonObject): ReadonlyMap<string, number> {
  const circleOf = new Map<string, number>();
  const low = new Map<string, number>();
  const path: string[] = [];
  const open: { readonly name: string; readonly pending: string[]; readonly index: number }[] = [];
  const enter = (name: string) => {
    const index = low.size;
    low.set(name, index);
    path.push(name);
    open.push({ name, pending: [...targetsOf(definitions[name] ?? true)], index });
  };
  const leave = (name: string, index: number) => {
    open.pop();
    const above = open.at(-1)?.name;
    const own = low.get(name) ?? index;
    if (above !== undefined) low.set(above, Math.min(low.get(above) ?? own, own));
    if (own < index) return;
    for (const member of path.splice(path.lastIndexOf(name))) circleOf.set(member, index);
  };
  for (const first of Object.keys(definitions)) {
    if (!low.has(first)) enter(first);
    for (let at = open.at(-1); at; at = open.at(-1)) {
      const { name, pending, index } = at;
      const next = pending.pop();
      if (next === undefined) leave(name, index);
      else if (!low.has(next)) enter(next);
      else if (!circleOf.has(next)) low.set(name, Math.min(low.get(name) ?? index, low.get(next) ?? index));
    }
  }
  return circleOf;
}

function targetsOf(schema: Json): readonly string[] {
  const target = targetOf(schema);
  const below = childrenOf(schema).flatMap(([, child]) => targetsOf(child));
  return target === undefined ? below : [target, ...below];
}
