import { isObject, setOwn, type Json, type JsonObject } from '../../json.ts';
import { needlesFor, type Needle } from './needle.ts';
import type { Secret } from './secret.ts';
import { readings, type Spelling } from './spelling.ts';

/** A text with every secret, in each spelling in which it may come back, replaced by its variable. */
export type Redact = (text: string) => string;

/** How often what is escaped is escaped again, at most: a JSON text in a JSON text in a page. */
const layers = 3;

/** Makes what redacts some secrets: servers echo what they get, and report it escaped, encoded or cut. */
export function redactionOf(secrets: readonly Secret[]): Redact {
  // The longest first: what another one is a part of is shown as a whole.
  const known = secrets
    .toSorted((a, b) => b.value.length - a.value.length)
    .map(({ value, variable }) => ({ needles: needlesFor(value), variable }));
  if (known.every(({ needles }) => needles.length === 0)) return (text) => text;
  return (text) => {
    // By character: the variable that stands for it.
    const hidden: (string | undefined)[] = [];
    for (const spelling of readings(text, layers)) {
      for (const { needles, variable } of known) hide(spelling, needles, variable, hidden);
    }
    return hidden.length === 0 ? text : replaced(text, hidden);
  };
}

/** A JSON value, every text in it redacted, names included. */
export function redactJson(value: Json, redact: Redact): Json {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactJson(item, redact));
  if (!isObject(value)) return value;
  const object: JsonObject = {};
  for (const [key, member] of Object.entries(value)) setOwn(object, redact(key), redactJson(member, redact));
  return object;
}

function hide(
  { bytes, starts, ends }: Spelling,
  needles: readonly Needle[],
  variable: string,
  hidden: (string | undefined)[],
): void {
  for (const needle of needles) {
    needle.search(bytes, (start, end) => {
      for (let at = starts[start] ?? 0; at < (ends[end - 1] ?? 0); at += 1) hidden[at] ??= variable;
    });
  }
}

function replaced(text: string, hidden: readonly (string | undefined)[]): string {
  let result = '';
  for (let at = 0; at < text.length; at += 1) {
    const variable = hidden[at];
    if (variable === undefined) result += text.charAt(at);
    else if (variable !== hidden[at - 1]) result += `$${variable}`;
  }
  return result;
}
