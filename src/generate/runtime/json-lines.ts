import type { BodyReader } from './description.ts';
import { textOf } from './stream.ts';

/** Reads JSON one value at a time: a line each (JSON Lines), or each after a record separator (RFC 7464). */
export function jsonLines(): BodyReader {
  return (response) => {
    const type = response.headers.get('Content-Type') ?? '';
    if (/^application\/([\w.-]+\+)?json-seq\b/i.test(type)) return valuesOf(response, '\u001E');
    return /^application\/(x-)?(jsonl|ndjson|json-lines|jsonlines)\b/i.test(type)
      ? valuesOf(response, '\n')
      : undefined;
  };
}

async function* valuesOf(response: Response, separator: string): AsyncGenerator<unknown, void> {
  let rest = '';
  for await (const text of textOf(response)) {
    const records = (rest + text).split(separator);
    rest = records.pop() ?? '';
    for (const record of records) if (record.trim() !== '') yield JSON.parse(record);
  }
  if (rest.trim() !== '') yield JSON.parse(rest);
}
