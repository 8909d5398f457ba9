import type { MediaType } from '../../contract/contract.ts';
import { isEvents, isPositional, isSequential } from '../../contract/sequences.ts';
import { outlineOf } from '../../wire/outline.ts';
import { fewestFailures } from '../../wire/request-judge.ts';
import { readSequence, type SequenceItem } from '../../wire/sequence-items.ts';
import { bodyText, headerValue } from '../answer.ts';
import { bodyCodec } from '../../wire/body.ts';
import { MalformedBody } from '../../wire/body-format.ts';
import type { Check, Failure } from '../check.ts';
import type { Exchange } from '../exchange.ts';
import { deepest } from '../failure.ts';

/** Every item of a stream fits. */
export const responseItems: Check = {
  name: 'response-items',
  title:
    'Every item of a stream fits its schema, the data of events included, and the last one is whole (OpenAPI 3.2, "Sequential Media Types").',
  help: 'Correct what the server sends, or the schema of the items.',
  run: (exchange) => {
    const { mediaType, contentType, body, document } = exchange;
    if (!mediaType || mediaType.schema === undefined) return [];
    if (mediaType.itemSchema === undefined) return listOf(exchange, mediaType.schema);
    if (body.kind === 'text' && isPositional(contentType)) return partsOf(exchange, mediaType);
    if (body.kind !== 'text' || !isSequential(contentType)) return [];
    const schema = `${mediaType.schema}/items`;
    const { items, rest } = readSequence(
      bodyText(exchange.answer),
      contentType,
      outlineOf({ document, pointer: schema }),
    );
    return [
      ...items.flatMap((item) => misfit(exchange, schema, item)),
      ...brokenOff(exchange, mediaType, rest),
    ];
  },
};

/**
 * Lines and records of which the schema describes the list of all (OpenAPI 3.2, "Complete vs Streaming Content"); of
 * one that was cut off nobody knows how long it is.
 */
function listOf(exchange: Exchange, schema: string): readonly Failure[] {
  const { body, contentType, document, answer, case: testCase } = exchange;
  const outline = outlineOf({ document, pointer: schema });
  const isList = outline.types.has('array') && outline.types.size === 1;
  if (!isList || body.kind !== 'text' || !isSequential(contentType) || isEvents(contentType)) return [];
  const { items, rest } = readSequence(
    `${bodyText(answer)}${answer.cut ? '' : '\n'}`,
    contentType,
    outline.item(0),
  );
  const wrong = items.find(({ malformed }) => malformed !== undefined);
  const cause = `${testCase.operation.title} ${answer.status}`;
  if (wrong) return [said(exchange, `${wrong.place}: ${wrong.malformed}`, schema, `${cause} malformed`)];
  const values = items.flatMap(({ readings }) => readings.slice(0, 1));
  const failures = exchange
    .schemas(schema, 'response')
    .validate(values)
    .filter(({ instancePointer }) => !answer.cut || instancePointer !== '');
  const worst = rest.trim() === '' || answer.cut ? deepest(failures) : undefined;
  if (!worst) return [];
  const what = `items that break their schema: ${worst.instancePointer} ${worst.message}`;
  return [said(exchange, what, worst.schemaPointer, `${cause} ${worst.schemaPointer}`)];
}

/** Parts are judged by position; of what was cut off, those that are whole. */
function partsOf(exchange: Exchange, mediaType: MediaType): readonly Failure[] {
  const { answer, document, case: testCase } = exchange;
  const type = headerValue(answer, 'content-type') ?? '';
  const codec = bodyCodec(document, mediaType, type, 'response');
  const cause = `${testCase.operation.title} ${answer.status} parts`;
  try {
    const values = codec?.read(answer.cut ? closed(answer.body, type) : answer.body, type, 'exact') ?? [];
    const { validate } = exchange.schemas(mediaType.schema ?? '', 'response');
    const worst = values.length === 0 ? undefined : deepest(fewestFailures(values, validate));
    if (!worst) return [];
    return [
      said(
        exchange,
        `parts that break their schema: ${worst.instancePointer} ${worst.message}`,
        worst.schemaPointer,
        cause,
      ),
    ];
  } catch (error) {
    if (!(error instanceof MalformedBody)) throw error;
    return [
      said(
        exchange,
        `parts that are not as described: ${error.message}`,
        mediaType.pointer,
        `${cause} ${error.message.replaceAll(/\d+/g, '')}`,
      ),
    ];
  }
}

/** Parts without the last one, which was cut off, closed by their boundary. */
function closed(body: Uint8Array, type: string): Uint8Array {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(type) ?? [];
  const text = Buffer.from(body).toString('latin1');
  const delimiter = `--${quoted ?? plain ?? ''}`;
  const at = text.lastIndexOf(delimiter);
  return at < 0 ? body : Buffer.from(`${text.slice(0, at)}${delimiter}--\r\n`, 'latin1');
}

function misfit(exchange: Exchange, schema: string, item: SequenceItem): readonly Failure[] {
  const { title } = exchange.case.operation;
  const { status } = exchange.answer;
  if (item.malformed !== undefined)
    return [said(exchange, `${item.place}: ${item.malformed}`, schema, `${title} ${status} malformed`)];
  const { validate } = exchange.schemas(schema, 'response');
  const worst = deepest(fewestFailures(item.readings, validate));
  if (!worst) return [];
  const place = worst.instancePointer === '' ? 'it' : worst.instancePointer;
  return [
    said(
      exchange,
      `${item.place}, which breaks its schema: ${place} ${worst.message}`,
      worst.schemaPointer,
      `${title} ${status} ${worst.schemaPointer}`,
    ),
  ];
}

/** What the toolkit did not cut off itself ends with a whole item. */
function brokenOff(exchange: Exchange, mediaType: MediaType, rest: string): readonly Failure[] {
  const { answer, contentType, case: testCase } = exchange;
  if (answer.cut || rest.trim() === '') return [];
  if (!isEvents(contentType) && isJson(rest)) return [];
  const cause = `${testCase.operation.title} ${answer.status} broken off`;
  return [said(exchange, 'an end in the middle of an item', mediaType.pointer, cause)];
}

/** Of a last line that is not ended nobody waits for the end. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function said({ case: testCase, answer }: Exchange, what: string, pointer: string, cause: string): Failure {
  const { operation, sends } = testCase;
  return {
    message: `${operation.title} answered ${answer.status} to ${sends} with ${what}.`,
    pointer,
    cause,
  };
}
