import type { Header } from '../contract/contract.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import { absent } from './absent.ts';
import { outlineOf, type Outline } from './outline.ts';
import { writeParameter } from './parameter.ts';
import type { Reading } from './readings.ts';
import { readReceived } from './received-parameter.ts';

/** Writes and reads the values of one response header. */
export interface HeaderCodec {
  readonly outline: Outline;
  /** The field value; `undefined` when a header cannot carry the value. */
  write(value: Json): string | undefined;
  /** Every value that a field value may mean. */
  read(text: string, reading: Reading): readonly Json[];
}

/** What writes and reads a response header: in style `simple`, or as its `content` says (OpenAPI 3.1, "Header Object"). */
export function headerCodec(document: JsonObject, { pointer, name, schema }: Header): HeaderCodec {
  const header = valueAt(document, pointer);
  const described = isObject(header) ? header : {};
  const content = isObject(described['content']) ? Object.keys(described['content'])[0] : undefined;
  const explode = described['explode'] === true;
  const parameter = { in: 'header', name, style: 'simple', explode, mediaType: content } as const;
  const outline = outlineOf(schema === undefined ? undefined : { document, pointer: schema });
  return {
    outline,
    write: (value) => {
      const wire = writeParameter(parameter, value);
      return wire?.in === 'header' ? wire.text : undefined;
    },
    read: (text, reading) =>
      readReceived(parameter, text, outline, reading).filter((value) => value !== absent),
  };
}
