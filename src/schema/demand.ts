import { createHash } from 'node:crypto';
import type { SchemaNode } from './schema-node.ts';
import type { Shape } from './shape.ts';

/** A schema that must hold or must fail; a keyword path is left out of it when a violation aims at that keyword. */
export interface NodeLiteral {
  readonly kind: 'node';
  readonly key: string;
  readonly node: SchemaNode;
  readonly holds: boolean;
  /** Tokens from the schema to the one keyword, through in-place applicators, that does not count. */
  readonly without: readonly string[] | undefined;
}

/** A normal form that must hold: what boundaries and violations add to a schema. */
export interface ShapeLiteral {
  readonly kind: 'shape';
  readonly key: string;
  readonly shape: Shape;
}

/** One of several demands must hold. */
export interface AnyLiteral {
  readonly kind: 'any';
  readonly key: string;
  readonly of: readonly Demand[];
}

/** What one demand is made of. */
export type Literal = NodeLiteral | ShapeLiteral | AnyLiteral;

/** Everything that one value must meet at once. The same demand has the same key. */
export interface Demand {
  readonly key: string;
  readonly literals: readonly Literal[];
}

/** The demand that every value meets. */
export const anything: Demand = { key: '', literals: [] };

const singles = new WeakMap<Literal, Demand>();

/** The demand of several literals. */
export function demand(...literals: readonly Literal[]): Demand {
  const [only] = literals;
  const known = literals.length === 1 && only && singles.get(only);
  if (known) return known;
  const made = assembled(literals);
  if (only && literals.length === 1) singles.set(only, made);
  return made;
}

function assembled(literals: readonly Literal[]): Demand {
  const unique = new Map(literals.map((literal) => [literal.key, literal]));
  const keys = [...unique.keys()].toSorted();
  return { key: short(keys.join('&')), literals: keys.flatMap((key) => unique.get(key) ?? []) };
}

/** Keys are nested in keys: long ones are told apart by their hash, so that deep schemas have short keys. */
function short(key: string): string {
  return key.length > 400 ? createHash('sha1').update(key).digest('base64') : key;
}

/** The demand that meets all of several demands. */
export function both(...demands: readonly Demand[]): Demand {
  const real = demands.filter((one) => one.literals.length > 0);
  if (real.length <= 1) return real[0] ?? anything;
  return demand(...real.flatMap((one) => one.literals));
}

/** A schema holds. */
export function holds(node: SchemaNode): Demand {
  return demand(nodeLiteral(node, true));
}

/** A schema fails. */
export function fails(node: SchemaNode): Demand {
  return demand(nodeLiteral(node, false));
}

/** A schema holds, but for one keyword. */
export function holdsWithout(node: SchemaNode, without: readonly string[]): Demand {
  return demand(nodeLiteral(node, true, without));
}

const literals = new WeakMap<SchemaNode, readonly [fails: NodeLiteral, holds: NodeLiteral]>();

/** The literal of a schema. */
export function nodeLiteral(node: SchemaNode, expected: boolean, without?: readonly string[]): NodeLiteral {
  if (without) return literalOf(node, expected, without);
  const known = literals.get(node) ?? [literalOf(node, false), literalOf(node, true)];
  literals.set(node, known);
  return known[expected ? 1 : 0];
}

function literalOf(node: SchemaNode, expected: boolean, without?: readonly string[]): NodeLiteral {
  const left = without ? `-${JSON.stringify(without)}` : '';
  return { kind: 'node', key: `${expected ? '' : '!'}${node.id}${left}`, node, holds: expected, without };
}

const opposites = new WeakMap<NodeLiteral, NodeLiteral>();

/** That a schema fails where it held, and holds where it failed. */
export function opposite(literal: NodeLiteral): NodeLiteral {
  const known = opposites.get(literal);
  if (known) return known;
  const other = nodeLiteral(literal.node, !literal.holds, literal.without);
  opposites.set(literal, other);
  return other;
}

/** A normal form holds. */
export function shaped(shape: Shape): Demand {
  return demand({ kind: 'shape', key: keyOf(shape), shape });
}

/** Not `JSON.stringify`: a key within a key within a key would be escaped again and again. */
function keyOf(value: unknown): string {
  if (isDemand(value)) return `{${value.key}}`;
  if (Array.isArray(value)) return `[${value.map(keyOf).join()}]`;
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
  return `(${Object.entries(value)
    .map(([name, member]) => `${JSON.stringify(name)}:${keyOf(member)}`)
    .join()})`;
}

/** At least one of several demands holds. */
export function anyOf(of: readonly Demand[]): Demand {
  if (of.length === 1 && of[0]) return of[0];
  return demand({ kind: 'any', key: `(${of.map((one) => one.key).join('|')})`, of });
}

function isDemand(value: unknown): value is Demand {
  return typeof value === 'object' && value !== null && 'literals' in value && 'key' in value;
}
