import type { Header } from '../../contract/contract.ts';
import { headerValue } from '../answer.ts';
import type { Exchange } from '../exchange.ts';
import { leafReadings } from '../../wire/readings.ts';
import { shapes, unflatten } from '../../wire/flat.ts';
import { simple } from '../../wire/styles/simple.ts';
import type { Json } from '../../json.ts';
import type { Check, Failure } from '../check.ts';

/** Required headers come, and every described header fits its schema. */
export const responseHeaders: Check = {
  name: 'response-headers',
  title: 'Required response headers are there, and every described header fits its schema.',
  help: 'Correct the header that the server sends, or its description.',
  run: (exchange) => (exchange.response?.headers ?? []).flatMap((header) => judge(exchange, header)),
};

function judge(exchange: Exchange, header: Header): readonly Failure[] {
  // OpenAPI 3.1, "Response Object", headers: a described Content-Type is to be ignored.
  if (header.name.toLowerCase() === 'content-type') return [];
  const value = headerValue(exchange.answer, header.name.toLowerCase());
  if (value === undefined) return header.required ? [missing(exchange, header)] : [];
  return misfit(exchange, header, value);
}

function missing({ case: { operation, sends }, answer: { status } }: Exchange, header: Header): Failure {
  return {
    message: `${operation.title} answered ${status} to ${sends} without the required header ${header.name}.`,
    pointer: header.pointer,
    cause: `${operation.title} ${status} ${header.name} missing`,
  };
}

function misfit(exchange: Exchange, header: Header, text: string): readonly Failure[] {
  if (header.schema === undefined) return [];
  const schema = exchange.schemas(header.schema, 'response');
  if (readings(text).some((reading) => schema.validate(reading).length === 0)) return [];
  const { case: testCase, answer } = exchange;
  const message = schema.validate(text)[0]?.message ?? 'does not fit';
  return [
    {
      message: `${testCase.operation.title} answered ${answer.status} to ${testCase.sends} with a header ${header.name} that breaks its schema: ${message}.`,
      pointer: header.pointer,
      cause: `${testCase.operation.title} ${answer.status} ${header.name}`,
      // A mock makes the values of headers up, and not all that it makes up fit.
      severity: exchange.target === 'mock' ? 'information' : 'error',
      evidence: [{ label: header.name, value: text }],
    },
  ];
}

// A header is in simple style, or JSON when it is described by `content`.
function readings(text: string): readonly Json[] {
  const flats = [true, false].flatMap((explode) =>
    shapes.map((shape) => simple.read('', text, explode, shape, (leaf) => leaf)),
  );
  const values = flats.flatMap((flat) => (flat ? leafReadings(trimmed(unflatten(flat))) : []));
  return [...values, ...asJson(text)];
}

function trimmed(value: Json): Json {
  return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? item.trim() : item)) : value;
}

function asJson(text: string): readonly Json[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}
