import { isEvents } from '../contract/sequences.ts';
import type { Json, JsonObject } from '../json.ts';
import { jsonTypeOf } from '../schema/json-type.ts';
import type { Outline } from './outline.ts';

/** One item of a sequence as it came. */
export interface SequenceItem {
  /** Where it is: `line 3`, `event 2`. */
  readonly place: string;
  /** Every value that it may mean; none where it is not what its type says. */
  readonly readings: readonly Json[];
  /** Why it means nothing. */
  readonly malformed?: string;
}

/** A sequence as it came. */
export interface ReadSequence {
  readonly items: readonly SequenceItem[];
  /** What follows the last whole item: something that was not ended. `''` when nothing does. */
  readonly rest: string;
}

/**
 * Reads a sequence of JSON values or events (OpenAPI 3.2, "Sequential Media Types"): JSON Lines, JSON text sequences
 * (RFC 7464), server-sent events (HTML, "Server-sent events").
 *
 * @param item what the schema lets stand in an item: where it has `data`, events are described, else their data alone
 */
export function readSequence(text: string, type: string, item: Outline): ReadSequence {
  if (isEvents(type)) return readEvents(text, item);
  return /json-seq/i.test(type) ? readRecords(text) : readLines(text);
}

function readLines(text: string): ReadSequence {
  const lines = text.split(/\r?\n/);
  const rest = lines.pop() ?? '';
  const items = lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [jsonItem(line, `line ${index + 1}`)],
  );
  return { items, rest };
}

function readRecords(text: string): ReadSequence {
  const [before = '', ...records] = text.split('\u001E');
  const strays = before.trim() === '' ? [] : [malformedItem('record 0', 'no record separator precedes it')];
  // A number is whole when a line end follows it (RFC 7464, section 2.4).
  const last = records.at(-1) ?? '';
  const isEnded = last.endsWith('\n') || last === '';
  const whole = isEnded ? records : records.slice(0, -1);
  const items = whole.flatMap((record, index) =>
    record.trim() === '' ? [] : [jsonItem(record, `record ${index + 1}`)],
  );
  return { items: [...strays, ...items], rest: isEnded ? '' : last };
}

function readEvents(text: string, item: Outline): ReadSequence {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const rest = lines.pop() ?? '';
  const items: SequenceItem[] = [];
  let fields: string[] = [];
  for (const line of lines) {
    if (line !== '') fields.push(line);
    else {
      const event = eventOf(fields);
      // One without data is none for whoever listens.
      if (event.data !== undefined)
        items.push({ place: `event ${items.length + 1}`, readings: eventReadings(event, item) });
      fields = [];
    }
  }
  const isOpen = eventOf([...fields, rest]).data !== undefined;
  return { items, rest: isOpen ? [...fields, rest].join('\n') : '' };
}

interface ServerSentEvent {
  event?: string;
  data?: string;
  id?: string;
  retry?: number;
}

/** "Interpreting an event stream": unknown fields and comments say nothing. */
function eventOf(lines: readonly string[]): ServerSentEvent {
  const event: ServerSentEvent = {};
  for (const line of lines) {
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === 'data') event.data = event.data === undefined ? value : `${event.data}\n${value}`;
    else if (name === 'event') event.event = value;
    else if (name === 'id' && !value.includes('\0')) event.id = value;
    else if (name === 'retry' && /^\d+$/.test(value)) event.retry = Number(value);
  }
  return event;
}

function eventReadings({ data = '', ...fields }: ServerSentEvent, item: Outline): readonly Json[] {
  if (!describesEvents(item)) return dataReadings(data, item);
  return dataReadings(data, item.member('data')).map((value): JsonObject =>
    Object.assign({}, fields, { data: value }),
  );
}

/** Whether a schema is that of events, and not of their data alone. */
export function describesEvents(item: Outline): boolean {
  return item.names.has('data');
}

/** Data are a text, or what that is in JSON where such may stand. */
function dataReadings(text: string, { types }: Outline): readonly Json[] {
  const parsed = parse(text);
  const meant = 'value' in parsed && types.has(jsonTypeOf(parsed.value)) ? [parsed.value] : [];
  const readings = types.has('string') ? [...meant, text] : meant;
  return readings.length > 0 ? readings : ['value' in parsed ? parsed.value : text];
}

function jsonItem(text: string, place: string): SequenceItem {
  const parsed = parse(text);
  return 'value' in parsed
    ? { place, readings: [parsed.value] }
    : malformedItem(place, `it is no JSON: ${parsed.message}`);
}

function malformedItem(place: string, malformed: string): SequenceItem {
  return { place, readings: [], malformed };
}

function parse(text: string): { readonly value: Json } | { readonly message: string } {
  try {
    const value: Json = JSON.parse(text);
    return { value };
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}
