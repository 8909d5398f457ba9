import { isObject, type Json } from '../json.ts';
import { canonicalText } from '../schema/json-equal.ts';
import type { Direction } from '../schema/index.ts';
import type { Area, Draft } from './change.ts';
import type { ExchangePair } from './rule.ts';
import type { PayloadPair } from './schemas/compare-schemas.ts';
import type { SchemaChange } from './schemas/schema-change.ts';
import { instancePath } from './schemas/step.ts';
import { senderOf } from './sender.ts';

/** A payload whose schemas are compared. */
export interface Payload {
  readonly area: Area;
  readonly direction: Direction;
  /** What it is, to begin a sentence with: `The request body`. */
  readonly subject: string;
  /** Pointers to its schemas. */
  readonly base: string;
  readonly head: string;
  /** Whether it is never empty. */
  readonly filled?: boolean;
}

/** The changes of a payload's schemas, as a rule tells them. */
export function schemaDrafts(pair: ExchangePair, payload: Payload): readonly Draft[] {
  const { base, head, filled = false } = payload;
  const places: PayloadPair = { base, head, filled };
  const sender = senderOf(pair, payload.direction);
  return pair.schemaChanges(places, payload.direction).map((change): Draft =>
    Object.assign(schemaText(payload.subject, change, sender), {
      direction: payload.direction,
      area: payload.area,
      severity: change.severity,
      advice: adviceOn(change, sender),
    }),
  );
}

/** What a change of a schema says wherever it is told: all but whom it concerns. */
export function schemaText(
  subject: string,
  change: SchemaChange,
  sender?: 'consumer' | 'provider',
): Pick<Draft, 'kind' | 'action' | 'message' | 'subject' | 'path' | 'names' | 'base' | 'head' | 'proof'> {
  const own = subjectOf(subject, change);
  return {
    kind: kebabCase(change.kind),
    action: change.action,
    message: valuesText(own, change, sender) ?? `${own}: ${whatHappened(change)}`,
    subject: own,
    path: `${instancePath(change.steps)}${change.property === undefined ? '' : `/${change.property}`}`,
    names: namesOf(change),
    base: change.base,
    head: change.head,
    proof: change.proof,
  };
}

/** What became of the values of an enumeration, by what it means for consumers. */
function valuesText(
  subject: string,
  { kind, before, after }: SchemaChange,
  sender: 'consumer' | 'provider' | undefined,
): string | undefined {
  if (kind !== 'enum' || !Array.isArray(before) || !Array.isArray(after) || sender === undefined)
    return undefined;
  const [gone, fresh] = [listed(without(before, after)), listed(without(after, before))];
  const texts =
    sender === 'consumer'
      ? [gone && `no longer accepts ${gone}`, fresh && `accepts ${fresh} as well`]
      : [fresh && `may be ${fresh} now`, gone && `is never ${gone} any more`];
  const said = texts.filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? undefined : `${subject} ${said.join(', and ')}`;
}

/** Short values as people read them; nothing where one is too long to be shown. */
function listed(values: readonly Json[]): string | undefined {
  if (values.some((value) => shown(value) === '')) return undefined;
  return values.length === 0 ? '' : enumerated(values);
}

/** The names that a change adds or takes away. */
function namesOf({ property, before, after }: SchemaChange): readonly string[] {
  if (property !== undefined) return [property];
  if (!Array.isArray(before) && !Array.isArray(after)) return [];
  const [old, now] = [listOf(before), listOf(after)];
  return [...without(old, now), ...without(now, old)].filter((entry) => typeof entry === 'string');
}

function subjectOf(subject: string, { steps }: SchemaChange): string {
  const path = instancePath(steps);
  return path === '' ? subject : `${subject} at ${path}`;
}

function whatHappened({ kind, action, property, before, after, words }: SchemaChange): string {
  if (words !== undefined) return words;
  if (property !== undefined) return `property ${JSON.stringify(property)} was ${action}`;
  if (kind === 'schema') return 'the schema was replaced';
  const nullness = nullChange(listOf(before), listOf(after));
  if (nullness !== undefined && unions.has(kind)) return nullness;
  if (kind === 'combination') return 'the changes break together what each of them leaves alone';
  if (Array.isArray(before) || Array.isArray(after)) return listChange(kind, listOf(before), listOf(after));
  if (before === undefined) return `${kind}${shown(after)} was added`;
  if (after === undefined) return `${kind}${shown(before)} was removed`;
  const [from, to] = [shown(before), shown(after)];
  return from !== '' && to !== '' ? `${kind} went from${from} to${to}` : `${kind} changed`;
}

const unions: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'type']);

/** Whether null alone was added to what is allowed, or taken from it. */
function nullChange(before: readonly Json[], after: readonly Json[]): string | undefined {
  const [gone, fresh] = [without(before, after), without(after, before)];
  if (gone.length === 0 && fresh.length === 1 && isNull(fresh[0])) return 'null is allowed now';
  if (fresh.length === 0 && gone.length === 1 && isNull(gone[0])) return 'null is no longer allowed';
  return undefined;
}

function isNull(entry: Json | undefined): boolean {
  return entry === 'null' || (isObject(entry) && entry.type === 'null');
}

function without(list: readonly Json[], others: readonly Json[]): readonly Json[] {
  const texts = new Set(others.map(canonicalText));
  return list.filter((entry) => !texts.has(canonicalText(entry)));
}

function listChange(kind: string, before: readonly Json[], after: readonly Json[]): string {
  const parts = [entries('gained', without(after, before)), entries('lost', without(before, after))].filter(
    (part) => part !== '',
  );
  return parts.length === 0 ? `${kind} changed` : `${kind} ${parts.join(' and ')}`;
}

function entries(verb: string, values: readonly Json[]): string {
  if (values.length === 0) return '';
  const short = values.every((value) => shown(value) !== '');
  if (!short) return `${verb} ${values.length} ${values.length === 1 ? 'entry' : 'entries'}`;
  return `${verb} ${enumerated(values)}`;
}

/** The first few of short values, and how many more there are. */
function enumerated(values: readonly Json[]): string {
  const first = values.slice(0, 8).map((value) => shown(value).trim());
  const more = values.length > first.length ? ` and ${values.length - first.length} more` : '';
  return `${first.join(', ')}${more}`;
}

/** Values that fit in a sentence, with a space before them; nothing for others. */
function shown(value: Json | undefined): string {
  if (value === undefined || (typeof value === 'object' && value !== null)) return '';
  const text = JSON.stringify(value);
  return text.length > 80 ? '' : ` ${text}`;
}

function listOf(value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}

function adviceOn({ severity, kind, property }: SchemaChange, sender: 'consumer' | 'provider'): string {
  if (severity === 'safe') return 'Nothing needs to be done.';
  const what = property === undefined ? kind : `the property ${JSON.stringify(property)}`;
  if (sender === 'consumer') {
    return severity === 'breaking'
      ? `Adapt what is sent to the new ${kind}, or it will be refused.`
      : `Look whether ${what} is relied on in what is sent: it no longer means the same.`;
  }
  return severity === 'breaking'
    ? `Be ready to receive what the new ${kind} allows and the old one did not.`
    : `Look whether ${what} is relied on in what is received.`;
}

function kebabCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
