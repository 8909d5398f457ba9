import { isEvents, isSequential } from '../../contract/sequences.ts';
import { isObject, textOf, type Json } from '../../json.ts';
import { MalformedBody, type BodyFormat } from '../body-format.ts';
import { combinations } from '../readings.ts';
import { readSequence } from '../sequence-items.ts';

/**
 * Values one after another (OpenAPI 3.2, "Sequential Media Types"): a list of them is the whole. An empty one would
 * be an absent body.
 */
export const sequence: BodyFormat = {
  name: 'sequence',
  handles: isSequential,
  write: (value, { contentType }) => {
    const items = Array.isArray(value) ? value.map((item) => written(item, contentType)) : [];
    return items.length > 0 && items.every((text) => text !== undefined)
      ? { contentType, bytes: items.join('') }
      : undefined;
  },
  read: (bytes, { contentType, outline }) => {
    const text = new TextDecoder().decode(bytes);
    // What is sent is whole, whether its last line is ended or not.
    const ended = isEvents(contentType) || text.endsWith('\n') ? text : `${text}\n`;
    const { items, rest } = readSequence(ended, contentType, outline.item(0));
    const wrong = items.find(({ malformed }) => malformed !== undefined);
    if (wrong) throw new MalformedBody(`${wrong.place}: ${wrong.malformed}`);
    if (rest !== '') throw new MalformedBody('its last event is not ended by an empty line');
    return combinations(items.map(({ readings }) => readings));
  },
};

/** One item as it travels, ended. */
function written(item: Json, contentType: string): string | undefined {
  if (isEvents(contentType)) return writtenEvent(item);
  const json = JSON.stringify(item);
  return /json-seq/i.test(contentType) ? `\u001E${json}\n` : `${json}\n`;
}

function writtenEvent(item: Json): string | undefined {
  const isEvent = isObject(item) && item['data'] !== undefined;
  const { data = item, ...fields } = isEvent ? item : { data: item };
  const named = ['event', 'id', 'retry'].flatMap((name) => {
    const value = isEvent ? fields[name] : undefined;
    return value === undefined ? [] : [`${name}: ${typeof value === 'number' ? value : textOf(value)}`];
  });
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  if (named.some((line) => /[\r\n\0]/.test(line)) || /\r/.test(text)) return undefined;
  const lines = [...named, ...text.split('\n').map((line) => `data: ${line}`)];
  return `${lines.join('\n')}\n\n`;
}
