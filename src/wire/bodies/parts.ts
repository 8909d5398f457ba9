import { isPositional } from '../../contract/sequences.ts';
import type { Json } from '../../json.ts';
import { MalformedBody, WrongPartType, type BodyFormat } from '../body-format.ts';
import { textOfBytes } from '../bytes-text.ts';
import { leafText } from '../flat.ts';
import { essence, isJson } from '../media-type.ts';
import { readParts, type ReceivedPart } from '../multipart-parts.ts';
import type { Outline } from '../outline.ts';
import { allowsType, requiredHeaders, usualPartType, type Positions } from '../positions.ts';
import { combinations, leafReadings, type Reading } from '../readings.ts';

/** Parts one after another, each told by its position (OpenAPI 3.2, "Encoding By Position"; RFC 2046, section 5.1). */
export const parts: BodyFormat = {
  name: 'parts',
  handles: isPositional,
  write: (value, { contentType, positions }) => {
    const texts = Array.isArray(value) ? value.map((item, index) => partText(item, index, positions)) : [];
    if (texts.length === 0 || !texts.every((text) => text !== undefined)) return undefined;
    let boundary = 'openapi-contract-boundary';
    while (texts.some((text) => text.includes(boundary))) boundary += '-';
    const bytes = `${texts.map((text) => `--${boundary}\r\n${text}\r\n`).join('')}--${boundary}--\r\n`;
    return { contentType: `${essence(contentType)}; boundary=${boundary}`, bytes };
  },
  read: (bytes, { contentType, outline, positions }, reading) => {
    const read = readParts(bytes, contentType).map((part, index) =>
      partReadings(part, index, { item: outline.item(index), positions, reading }),
    );
    return combinations(read);
  },
};

function partText(value: Json, index: number, positions: Positions | undefined): string | undefined {
  const encoding = positions?.at(index);
  const headers = requiredHeaders(encoding);
  const type = usualPartType(encoding, value);
  const text = isJson(essence(type)) ? JSON.stringify(value) : (leafText(value) ?? JSON.stringify(value));
  if (headers === undefined || !text.isWellFormed()) return undefined;
  const lines = [['Content-Type', type], ...headers].map(([name, each]) => `${name}: ${each}\r\n`);
  return `${lines.join('')}\r\n${text}`;
}

interface PartReading {
  readonly item: Outline;
  readonly positions: Positions | undefined;
  readonly reading: Reading;
}

/** The values that a part may mean. */
function partReadings(
  { headers, content }: ReceivedPart,
  index: number,
  { item, positions, reading }: PartReading,
): readonly Json[] {
  const encoding = positions?.at(index);
  // "Content-Type: text/plain" is what a part without one is (RFC 2046, section 5.1).
  const type = headers.get('content-type') ?? 'text/plain';
  if (encoding && !allowsType(encoding, type))
    throw new WrongPartType(`part ${index + 1} must be ${encoding.types.join(', ')}, and is ${type}`);
  for (const header of encoding?.headers ?? []) {
    const text = headers.get(header.name.toLowerCase());
    if (text === undefined && header.required)
      throw new MalformedBody(`part ${index + 1} must have the header ${header.name}`);
    const values = text === undefined ? [] : [text, ...numbers(text)];
    if (values.length > 0 && header.schema && values.every((value) => header.schema?.validate(value).length))
      throw new MalformedBody(`the header ${header.name} of part ${index + 1} breaks its schema`);
  }
  const text = textOfBytes(content);
  if (!isJson(essence(type))) return leafReadings(text, item, reading);
  try {
    const value: Json = JSON.parse(text);
    return [value];
  } catch (error) {
    throw new MalformedBody(`part ${index + 1} is no JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

function numbers(text: string): Json[] {
  if (text === 'true' || text === 'false') return [text === 'true'];
  return text.trim() !== '' && Number.isFinite(Number(text)) ? [Number(text)] : [];
}
