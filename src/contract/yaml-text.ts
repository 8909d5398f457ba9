import { type Event, EVENT_ID, SCALAR_STYLE, YAMLException } from 'js-yaml';
import { type Json, type JsonObject, isObject, setOwn } from '../json.ts';
import { TextMistake } from './text-mistake.ts';
import type { TextReading } from './text-reading.ts';
import { type IndentedEvents, indentedEvents } from './yaml-indentation.ts';
import { startOf, yamlPlaces } from './yaml-place.ts';
import { type ScalarEvent, scalarOf } from './yaml-scalar.ts';

/** A text as the parser tells it, piece by piece, with the offsets of the pieces. */
interface YamlEvents {
  readonly text: string;
  readonly events: readonly Event[];
}

/** How many values aliases may repeat: what is written out is no larger than what could be written. */
const maximumRepeated = 1_000_000;

/**
 * Reads a YAML 1.2 text in the core schema, with merge keys (`<<`). What aliases repeat are objects of their own.
 *
 * @throws TextMistake when it is malformed or nested too deeply, a mapping has a key twice, a second document
 *   begins, or an alias means nothing or too much
 */
export function readYamlText(text: string): TextReading {
  try {
    const read = indentedEvents(text);
    const places = yamlPlaces(read.text, read.events);
    return { value: valueIn(read), places: (tokens) => read.offsetOf(places(tokens)) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const reason = error.reason.includes('maxDepth') ? 'it is nested too deeply' : error.reason;
    throw new TextMistake(reason, error.mark?.position ?? 0, error);
  }
}

function valueIn(read: IndentedEvents): Json {
  try {
    return valueOf(read);
  } catch (error) {
    throw error instanceof TextMistake ? new TextMistake(error.message, read.offsetOf(error.offset)) : error;
  }
}

function valueOf({ text, events }: YamlEvents): Json {
  if (events.length === 0) return null;
  const reading: Reading = { text, events, at: 1, anchors: new Map(), repeated: 0 };
  const value = nextValue(reading);
  // Past the end of the document.
  if (reading.at + 1 < events.length) refuseSecondDocument(text, events, reading.at + 2);
  return value;
}

interface Reading extends YamlEvents {
  /** Index of the event that comes next. */
  at: number;
  /** `undefined` for what is not at its end yet. */
  readonly anchors: Map<string, { readonly value: Json } | undefined>;
  repeated: number;
}

function nextValue(reading: Reading): Json {
  const event = reading.events[reading.at];
  reading.at += 1;
  if (event === undefined) return null;
  if (event.type === EVENT_ID.SCALAR) return anchored(event, scalarOf(reading.text, event), reading);
  if (event.type === EVENT_ID.ALIAS) return aliased(event, reading);
  if (event.type !== EVENT_ID.SEQUENCE && event.type !== EVENT_ID.MAPPING) return null;
  if (event.anchorStart >= 0) reading.anchors.set(anchorOf(event, reading), undefined);
  const value = event.type === EVENT_ID.SEQUENCE ? sequence(reading) : mapping(reading);
  reading.at += 1;
  return anchored(event, value, reading);
}

interface Named {
  readonly anchorStart: number;
  readonly anchorEnd: number;
}

function anchorOf({ anchorStart, anchorEnd }: Named, { text }: Reading): string {
  return text.slice(anchorStart, anchorEnd);
}

function anchored(event: Named, value: Json, reading: Reading): Json {
  if (event.anchorStart >= 0) reading.anchors.set(anchorOf(event, reading), { value });
  return value;
}

function aliased(event: Named, reading: Reading): Json {
  const name = anchorOf(event, reading);
  const anchor = reading.anchors.get(name);
  if (anchor) return repeat(anchor.value, event, reading);
  const reason = reading.anchors.has(name) ? 'stands within what it means' : 'has no anchor';
  throw new TextMistake(`the alias *${name} ${reason}`, event.anchorStart - 1);
}

function repeat(value: Json, alias: Named, reading: Reading): Json {
  reading.repeated += 1;
  if (reading.repeated > maximumRepeated)
    throw new TextMistake('its aliases repeat too much', alias.anchorStart - 1);
  if (Array.isArray(value)) return value.map((item) => repeat(item, alias, reading));
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [key, member] of Object.entries(value)) put(copy, key, repeat(member, alias, reading));
  return copy;
}

function sequence(reading: Reading): Json[] {
  const items: Json[] = [];
  while (isOpen(reading)) items.push(nextValue(reading));
  return items;
}

function isOpen({ events, at }: Reading): boolean {
  return events[at]?.type !== EVENT_ID.POP;
}

function mapping(reading: Reading): JsonObject {
  const members: JsonObject = {};
  const merged = new Set<string>();
  while (isOpen(reading)) {
    const key = reading.events[reading.at];
    if (isMerge(key, reading)) {
      reading.at += 1;
      for (const source of sourcesOf(nextValue(reading), key)) merge(members, source, merged);
      continue;
    }
    const name = keyOf(reading);
    if (Object.hasOwn(members, name) && !merged.delete(name)) {
      throw new TextMistake('Map keys must be unique', startOf(key, reading.text) ?? 0);
    }
    put(members, name, nextValue(reading));
  }
  return members;
}

function put(members: JsonObject, key: string, value: Json): void {
  if (key === '__proto__') setOwn(members, key, value);
  else members[key] = value;
}

/** A key that is no text is what its value is written as: `200`, `true`; null is the empty text. */
function keyOf(reading: Reading): string {
  const event = reading.events[reading.at];
  const key = nextValue(reading);
  if (typeof key !== 'object') return String(key);
  if (key === null) return '';
  throw new TextMistake('a key must be a text', startOf(event, reading.text) ?? 0);
}

/** "Merge Key Language-Independent Type for YAML": `<<`, where it is not quoted. */
function isMerge(event: Event | undefined, { text }: YamlEvents): event is ScalarEvent {
  if (event?.type !== EVENT_ID.SCALAR || event.style !== SCALAR_STYLE.PLAIN) return false;
  return event.valueEnd - event.valueStart === 2 && text.startsWith('<<', event.valueStart);
}

function sourcesOf(value: Json, key: ScalarEvent): JsonObject[] {
  const sources = Array.isArray(value) ? value : [value];
  if (sources.every(isObject)) return sources;
  throw new TextMistake('`<<` merges mappings only', key.valueStart);
}

/** What stands there already wins, and so do the mapping's own keys, which may come later. */
function merge(members: JsonObject, source: JsonObject, merged: Set<string>): void {
  for (const [key, value] of Object.entries(source)) {
    if (Object.hasOwn(members, key)) continue;
    put(members, key, value);
    merged.add(key);
  }
}

function refuseSecondDocument(text: string, events: readonly Event[], first: number): never {
  const starts = events.slice(first).map((event) => startOf(event, text));
  const start = starts.find((offset) => offset !== undefined) ?? text.length;
  const marker = text.lastIndexOf('\n---', start);
  throw new TextMistake('a second document begins, and a file holds one', marker === -1 ? start : marker + 1);
}
