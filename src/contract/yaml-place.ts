import { type Event, EVENT_ID, SCALAR_STYLE } from 'js-yaml';
import { once } from '../once.ts';
import type { Places } from './text-reading.ts';
import { scalarOf } from './yaml-scalar.ts';

/** A member or item: where it is written, and the event that its value begins with. */
interface Child {
  readonly place: number | undefined;
  readonly value: number;
}

/** Finds places in a YAML text by its events. What was looked through once is known from then on. */
export function yamlPlaces(text: string, events: readonly Event[]): Places {
  const ends = once(() => endsOf(events));
  const anchors = once(() => anchorsOf(text, events));
  const known = new Map<number, ReadonlyMap<string, Child>>();
  const childrenOf = (index: number): ReadonlyMap<string, Child> => {
    const children = known.get(index) ?? readChildren(index, text, events, ends());
    known.set(index, children);
    return children;
  };
  return (tokens) => {
    let index = 1;
    let place = startOf(events[index], text) ?? 0;
    for (const token of tokens) {
      const meant = events[index]?.type === EVENT_ID.ALIAS ? anchors().get(index) : index;
      const child = childrenOf(meant ?? index).get(token);
      if (!child) break;
      place = child.place ?? place;
      index = child.value;
    }
    return place;
  };
}

/** Where what an event begins is written; `undefined` for what is written as nothing. */
export function startOf(event: Event | undefined, text: string): number | undefined {
  if (event?.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  if (event?.type === EVENT_ID.SEQUENCE || event?.type === EVENT_ID.MAPPING) return event.start;
  if (event?.type !== EVENT_ID.SCALAR || event.valueStart < 0) return undefined;
  const { style, valueStart } = event;
  if (style === SCALAR_STYLE.PLAIN) return valueStart;
  if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) return valueStart - 1;
  // The line before holds the indicator of a block: `|` or `>`.
  const header = text.lastIndexOf('\n', valueStart - 2) + 1;
  return header + text.slice(header, valueStart).search(/[|>][-+\d]*[ \t]*(#.*)?\r?\n?$/);
}

/** The index of the last event of what begins with each. */
function endsOf(events: readonly Event[]): Int32Array {
  const ends = new Int32Array(events.length);
  const open: number[] = [];
  for (const [index, { type }] of events.entries()) {
    if (type === EVENT_ID.SCALAR || type === EVENT_ID.ALIAS) ends[index] = index;
    else if (type === EVENT_ID.POP) ends[open.pop() ?? 0] = index;
    else open.push(index);
  }
  return ends;
}

/** Of each alias, the index of what it means: an anchor holds until the next of its name. */
function anchorsOf(text: string, events: readonly Event[]): ReadonlyMap<number, number> {
  const meant = new Map<number, number>();
  const anchors = new Map<string, number>();
  for (const [index, event] of events.entries()) {
    if (!('anchorStart' in event) || event.anchorStart < 0) continue;
    const name = text.slice(event.anchorStart, event.anchorEnd);
    if (event.type === EVENT_ID.ALIAS) meant.set(index, anchors.get(name) ?? index);
    else anchors.set(name, index);
  }
  return meant;
}

function readChildren(
  index: number,
  text: string,
  events: readonly Event[],
  ends: Int32Array,
): ReadonlyMap<string, Child> {
  const children = new Map<string, Child>();
  const isMapping = events[index]?.type === EVENT_ID.MAPPING;
  if (!isMapping && events[index]?.type !== EVENT_ID.SEQUENCE) return children;
  for (let at = index + 1; events[at]?.type !== EVENT_ID.POP; at = (ends[at] ?? at) + 1) {
    const place = startOf(events[at], text);
    if (!isMapping) {
      children.set(String(children.size), { place, value: at });
      continue;
    }
    const key = keyAt(at, text, events);
    at = (ends[at] ?? at) + 1;
    if (key !== undefined) children.set(key, { place, value: at });
  }
  return children;
}

function keyAt(at: number, text: string, events: readonly Event[]): string | undefined {
  const event = events[at];
  return event?.type === EVENT_ID.SCALAR ? String(scalarOf(text, event) ?? '') : undefined;
}
