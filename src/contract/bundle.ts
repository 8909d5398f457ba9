import { ExpectedError } from '../expected-error.ts';
import { type JsonObject, type Json, isObject, textOf } from '../json.ts';
import { fromPointer, toPointer, valueAt } from '../json-pointer.ts';
import { adoptEarlyFields, noteEarly } from './early-fields.ts';
import { type Neighbours, type Target, failReference, followReference } from './neighbours.ts';
import type { Origin } from './origin.ts';
import { type MisplacedReference, misplacedReferences } from './misplaced-references.ts';
import { internalPointer } from './references.ts';
import { type Kind, type Visited, componentsKind, sharedPlace, walk } from './structure.ts';
import { isVersion32 } from './upgrade.ts';
import { type Targets, targetsIn, wholeOf } from './walk-document.ts';

/** A bundling under way. */
interface Bundling extends Neighbours {
  readonly document: JsonObject;
  /** Pointers of what has been moved into the document, by where it came from. */
  readonly placed: Map<string, string>;
  /** What was moved and may refer further. */
  readonly pending: Visited[];
  /** What only references lead to. */
  readonly targets: Targets;
  /** What misplaced references were followed to a value or its container, where any were. */
  readonly followed: WeakMap<object, ReadonlySet<string>>;
}

/**
 * Makes every reference of a document internal, in place: what neighbour files hold is moved to
 * where the document keeps what is referred to: `components` (a path item, and what has no place there, stands
 * where it was referred to).
 *
 * @returns the OpenAPI objects of the document, as `walkDocument` would visit them then
 * @throws ExpectedError at the reference, when it leads out of the folder, to the network, or nowhere
 */
export async function bundle(document: JsonObject, neighbours: Neighbours): Promise<Visited[]> {
  const bundling: Bundling = {
    ...neighbours,
    document,
    placed: new Map(),
    pending: [wholeOf(document)],
    targets: targetsIn(document),
    followed: new WeakMap(),
  };
  const objects: Visited[] = [];
  const isNewest = isVersion32(document);
  await placeComponents(bundling);
  for (let next = bundling.pending.pop(); next; next = bundling.pending.pop()) {
    for (const visited of walk(next.kind, next.value, next.tokens, next.container)) {
      if (!isNewest && adoptEarlyFields(visited, bundling.origins)) noteEarly(document);
      if (isNewest && (visited.kind === 'openapi' || visited.kind === 'operation'))
        await bundleSecurity(visited, bundling);
      if (isObject(visited.value)) {
        const way = wayTo(visited, visited.value, bundling);
        for (const misplaced of misplacedReferences(visited.kind, visited.value))
          await unlessTrial(() => replace(misplaced, bundling, way), bundling);
        if (refers(visited.value, bundling)) await bundleObject(visited, visited.value, bundling);
      }
      bundling.targets.met(visited);
      objects.push(visited);
    }
    if (bundling.pending.length === 0) bundling.pending.push(...bundling.targets.unmet());
  }
  return objects;
}

/**
 * A requirement names a scheme of the components, or refers to one by its URI (OpenAPI 3.2, "Security Requirement
 * Object"); in the bundled document it is named.
 */
async function bundleSecurity({ value }: Visited, bundling: Bundling): Promise<void> {
  const requirements = isObject(value) && Array.isArray(value['security']) ? value['security'] : [];
  for (const requirement of requirements) {
    if (!isObject(requirement)) continue;
    for (const uri of Object.keys(requirement)) {
      const known = valueAt(bundling.document, toPointer(['components', 'securitySchemes', uri]));
      if (known === undefined && /[/#]/.test(uri)) await nameScheme(requirement, uri, bundling);
    }
  }
}

async function nameScheme(requirement: JsonObject, uri: string, bundling: Bundling): Promise<void> {
  const { origins } = bundling;
  const origin = origins.of(requirement, uri);
  const holder: JsonObject = {};
  origins.set(holder, '$ref', uri, origin);
  const target = await followReference(holder, '$ref', bundling);
  const place = ['components', 'securitySchemes'];
  const reference = target ? hoist(target, 'securityScheme', place, bundling) : textOf(holder['$ref']);
  const pointer = internalPointer(reference) ?? '';
  if (valueAt(bundling.document, pointer) === undefined)
    failReference(holder, '$ref', origins, 'no security scheme stands there');
  const scopes = requirement[uri] ?? [];
  delete requirement[uri];
  origins.set(requirement, fromPointer(pointer).at(-1) ?? '', scopes, origin);
}

/** Spares the many objects that refer to nothing, or within the description, a turn of the event loop. */
function refers(value: JsonObject, { origins, own }: Bundling): boolean {
  if (value['discriminator'] !== undefined) return true;
  const reference = value['$ref'];
  if (typeof reference !== 'string') return false;
  const file = reference.startsWith('#') ? origins.of(value, '$ref')?.file : undefined;
  return file === undefined || !own.includes(file);
}

async function bundleObject(visited: Visited, value: JsonObject, bundling: Bundling): Promise<void> {
  await bundleMapping(visited.kind, value, bundling);
  if (typeof value['$ref'] !== 'string' || bundling.origins.isBundled(value, '$ref')) return;
  await unlessTrial(() => bundleReference(visited, value, bundling), bundling);
}

/** Leaves what cannot be followed as it is where overlays are to come. */
async function unlessTrial(follow: () => Promise<unknown>, { isTrial }: Bundling): Promise<void> {
  try {
    await follow();
  } catch (error) {
    if (!isTrial || !(error instanceof ExpectedError)) throw error;
  }
}

/** Maps of components that stand in other files come first: what refers to one of theirs finds it in its place. */
async function placeComponents(bundling: Bundling): Promise<void> {
  const { components } = bundling.document;
  for (const misplaced of isObject(components) ? misplacedReferences('components', components) : [])
    await unlessTrial(() => replaceComponents(misplaced, bundling), bundling);
}

async function replaceComponents(misplaced: MisplacedReference, bundling: Bundling): Promise<void> {
  const { field } = misplaced;
  const target = await replace(misplaced, bundling);
  const placed = valueAt(bundling.document, toPointer(['components', field]));
  const kind = componentsKind(field);
  if (!target || !kind || !isObject(placed)) return;
  for (const name of Object.keys(placed)) {
    const key = `${kind} ${target.file.path}#${target.pointer}${toPointer([name])}`;
    bundling.placed.set(key, `#${encodeURI(toPointer(['components', field, name]))}`);
  }
}

/** The misplaced references that led to an object; what it holds is noted as well, so that it finds its way in turn. */
function wayTo({ container }: Visited, value: JsonObject, { followed }: Bundling): ReadonlySet<string> {
  const way =
    followed.get(value) ?? (typeof container === 'object' && container ? followed.get(container) : undefined);
  if (!way) return noWay;
  for (const part of [value, ...Object.values(value)])
    if (typeof part === 'object' && part !== null) followed.set(part, way);
  return way;
}

const noWay: ReadonlySet<string> = new Set();

/**
 * Puts what a misplaced reference leads to in its place; members beside the reference win.
 *
 * @returns what it leads to in a neighbour file; `undefined` when that is in the document itself
 */
async function replace(
  { holder, key, reference }: MisplacedReference,
  bundling: Bundling,
  way = noWay,
): Promise<Target | undefined> {
  const { document, origins, followed } = bundling;
  const target = await followReference(reference, '$ref', bundling);
  const pointer = target?.pointer ?? internalPointer(reference.$ref) ?? '/ ';
  const place = `${target?.file.path ?? ''}#${pointer}`;
  if (way.has(place)) failReference(reference, '$ref', origins, 'it leads back to itself');
  const found = target ? await readThrough(target, reference, bundling) : valueAt(document, pointer);
  if (found === undefined || isReferenceTo(found, reference.$ref))
    failReference(reference, '$ref', origins, 'nothing stands there');
  const { $ref: _, ...beside } = reference;
  const value = target ? found : origins.copy(found);
  const whole = isObject(value) ? Object.assign(value, beside) : value;
  if (Array.isArray(holder)) holder[Number(key)] = whole;
  else holder[key] = whole;
  if (typeof whole === 'object' && whole !== null) followed.set(whole, new Set([...way, place]));
  return target;
}

function isReferenceTo(value: Json, reference: string): boolean {
  return isObject(value) && value['$ref'] === reference;
}

async function bundleReference(visited: Visited, value: JsonObject, bundling: Bundling): Promise<void> {
  const target = await followReference(value, '$ref', bundling);
  const place = visited.kind === 'pathItem' ? undefined : sharedPlace(visited.kind);
  if (target && place) value['$ref'] = hoist(target, visited.kind, place, bundling);
  else if (target) await inline(target, visited, value, bundling);
  bundling.origins.markBundled(value, '$ref');
}

/** `discriminator.mapping` and `defaultMapping` refer too ("Discriminator Object"): by a component's name, or by a reference. */
async function bundleMapping(kind: Kind, schema: JsonObject, bundling: Bundling): Promise<void> {
  const discriminator = schema['discriminator'];
  const place = sharedPlace(kind);
  if (!isObject(discriminator) || !place) return;
  const mapping = discriminator['mapping'];
  const named = isObject(mapping) ? Object.keys(mapping).map((key) => [mapping, key] as const) : [];
  for (const [holder, key] of [...named, [discriminator, 'defaultMapping'] as const]) {
    const reference = holder[key];
    if (typeof reference !== 'string' || !/[/#]|\.(ya?ml|json)$/.test(reference)) continue;
    if (bundling.origins.isBundled(holder, key)) continue;
    const target = await followReference(holder, key, bundling);
    if (target) holder[key] = hoist(target, kind, place, bundling);
    bundling.origins.markBundled(holder, key);
  }
}

/** Moves what a reference leads to into `components`, once, and gives the reference to it there. */
function hoist(target: Target, kind: Kind, place: readonly string[], bundling: Bundling): string {
  const key = `${kind} ${target.file.path}#${target.pointer}`;
  const known = bundling.placed.get(key);
  if (known) return known;
  const section = place.reduce(memberObject, bundling.document);
  const name = freeName(section, nameOf(target));
  const tokens = [...place, name];
  const reference = `#${encodeURI(toPointer(tokens))}`;
  const value = read(target, bundling);
  section[name] = value;
  bundling.placed.set(key, reference);
  bundling.pending.push({ kind, value, tokens, container: section });
  return reference;
}

/** Puts what a reference leads to in the reference's place; fields beside the reference win. */
async function inline(
  first: Target,
  visited: Visited,
  reference: JsonObject,
  bundling: Bundling,
): Promise<void> {
  const { container, tokens, kind } = visited;
  const key = tokens.at(-1);
  if (key === undefined || !isObject(container)) return;
  const value = await readThrough(first, reference, bundling);
  delete reference['$ref'];
  container[key] = isObject(value) ? Object.assign(value, reference) : value;
  bundling.pending.push({ kind, value, tokens, container });
}

/** What a chain of references leads to. */
async function readThrough(first: Target, holder: JsonObject, bundling: Bundling): Promise<Json> {
  const seen = new Set<string>();
  let target = first;
  for (;;) {
    const key = `${target.file.path}#${target.pointer}`;
    if (seen.has(key)) failReference(holder, '$ref', bundling.origins, 'it leads back to itself');
    seen.add(key);
    const value = read(target, bundling);
    if (!isObject(value) || typeof value['$ref'] !== 'string') return value;
    const next = await followReference(value, '$ref', bundling);
    if (!next) return value;
    target = next;
  }
}

function read({ file, pointer }: Target, { origins }: Bundling): Json {
  const tokens = fromPointer(pointer);
  const origin = tokens.reduce<Origin>((parent, token) => ({ file, parent, token }), { file });
  return origins.read(valueAt(file.value, pointer) ?? null, origin);
}

function memberObject(parent: JsonObject, key: string): JsonObject {
  const present = parent[key];
  if (isObject(present)) return present;
  const made: JsonObject = {};
  parent[key] = made;
  return made;
}

/** Names of components are limited to these characters ("Components Object"). */
function nameOf({ file, pointer }: Target): string {
  const baseName = file.path.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  const name = fromPointer(pointer).at(-1) ?? baseName;
  return name.replaceAll(/[^A-Za-z0-9._-]/g, '_').replace(/^(__proto__)?$/, 'component');
}

function freeName(section: JsonObject, name: string): string {
  let free = name;
  for (let count = 2; Object.hasOwn(section, free); count += 1) free = `${name}_${count}`;
  return free;
}
