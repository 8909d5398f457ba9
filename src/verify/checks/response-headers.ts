import type { Header } from '../../contract/contract.ts';
import { headerValue } from '../answer.ts';
import type { Exchange } from '../exchange.ts';
import { headerCodec } from '../../wire/header.ts';
import { fewestFailures } from '../../wire/request-judge.ts';
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
  const readings = headerCodec(exchange.document, header).read(text, 'lenient');
  const failures = fewestFailures(readings, (reading) => schema.validate(reading));
  if (failures.length === 0 && readings.length > 0) return [];
  const { case: testCase, answer } = exchange;
  const message = failures[0]?.message ?? 'it cannot be read';
  return [
    {
      message: `${testCase.operation.title} answered ${answer.status} to ${testCase.sends} with a header ${header.name} that breaks its schema: ${message}.`,
      pointer: header.pointer,
      cause: `${testCase.operation.title} ${answer.status} ${header.name}`,
      evidence: [{ label: header.name, value: text }],
    },
  ];
}
