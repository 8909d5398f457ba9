import type { Json } from '../json.ts';
import { jsonPlaces } from './json-place.ts';
import { repeatedJsonKey } from './repeated-json-key.ts';
import { TextMistake } from './text-mistake.ts';
import type { TextReading } from './text-reading.ts';

/**
 * Reads a JSON text (RFC 8259).
 *
 * @throws TextMistake when it is malformed, or an object has a key twice
 */
export function readJsonText(text: string): TextReading {
  const value = parse(text);
  const repeated = repeatedJsonKey(text, value);
  if (repeated !== undefined) throw new TextMistake('keys of an object must be unique', repeated);
  return { value, places: jsonPlaces(text) };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new TextMistake(message.split(', "')[0] ?? message, offsetOfError(text, message), error);
  }
}

/** V8 says the position, but for unexpected tokens: those are the end of the shortest prefix that has one. */
function offsetOfError(text: string, error: string): number {
  const position = /at position (\d+)/.exec(error)?.[1];
  if (position !== undefined) return Number(position);
  let good = 0;
  let bad = text.length;
  while (good + 1 < bad) {
    const middle = Math.floor((good + bad) / 2);
    if (errorOf(text.slice(0, middle))?.startsWith('Unexpected token')) bad = middle;
    else good = middle;
  }
  return good;
}

function errorOf(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
