import { type Event, EVENT_ID, getScalarValue, SCALAR_STYLE } from 'js-yaml';

/** The event of a scalar. */
export type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

/** What a scalar is in the core schema (YAML 1.2.2, section 10.3); tags of other schemas leave it a text. */
export function scalarOf(text: string, event: ScalarEvent): string | number | boolean | null {
  const written = getScalarValue(text, event);
  if (event.tagStart < 0) return event.style === SCALAR_STYLE.PLAIN ? plain(written) : written;
  return tags.has(text.slice(event.tagStart, event.tagEnd)) ? plain(written) : written;
}

/** The tags of what a plain scalar is without any. */
const tags: ReadonlySet<string> = new Set(
  ['null', 'bool', 'int', 'float'].flatMap((name) => [`!!${name}`, `!<tag:yaml.org,2002:${name}>`]),
);

const words: ReadonlyMap<string, boolean | null> = new Map([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

const decimal = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;
const other = /^0(o[0-7]+|x[\da-fA-F]+)$/;
const special = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/;

function plain(written: string): string | number | boolean | null {
  if (!/^([-+.\d~nNtTfF]|$)/.test(written)) return written;
  const word = words.get(written);
  if (word !== undefined) return word;
  if (decimal.test(written) || other.test(written)) return Number(written);
  return special.test(written) ? specialNumber(written) : written;
}

function specialNumber(written: string): number {
  if (/nan$/i.test(written)) return Number.NaN;
  return written.startsWith('-') ? -Infinity : Infinity;
}
