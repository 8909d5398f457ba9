import { isObject, type Json } from '../json.ts';
import { canonicalText } from '../schema/json-equal.ts';
import type { Direction } from '../schema/schema.ts';
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
    Object.assign(schemaText(payload.subject, change), {
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
): Pick<Draft, 'kind' | 'action' | 'message' | 'base' | 'head' | 'proof'> {
  return {
    kind: kebabCase(change.kind),
    action: change.action,
    message: `${subjectOf(subject, change)}: ${whatHappened(change)}`,
    base: change.base,
    head: change.head,
    proof: change.proof,
  };
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
  const listed = values.slice(0, 8).map((value) => shown(value).trim());
  const more = values.length > listed.length ? ` and ${values.length - listed.length} more` : '';
  return `${verb} ${listed.join(', ')}${more}`;
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
